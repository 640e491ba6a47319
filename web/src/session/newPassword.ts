const SHORTEST = 8;
const LONGEST = 200;

/** The code of what is wrong with a password that somebody chooses, if anything is. */
export function wrongWithNewPassword(password: string): string | undefined {
  if (password === '') {
    return 'required';
  }
  if (password.length < SHORTEST) {
    return 'too-short';
  }
  return password.length > LONGEST ? 'too-long' : undefined;
}
