/** The four values of a developer app. */
export const keyFields = ['apiKey', 'apiKeySecret', 'accessToken', 'accessTokenSecret'] as const;

export type KeyField = (typeof keyFields)[number];

const LONGEST = 128;
const BEARER_TOKEN = /^(?:[Bb]earer\s+)?A{15,}[A-Za-z0-9%+/=_-]{40,}$/;
const CLIENT_ID = /^[A-Za-z0-9_-]{10,40}:\d{1,3}:[a-z]{2}$/;

/** X promises no format, so this is lenient: the proof is a call. It is the server's own check, made earlier. */
const formats: Readonly<Record<KeyField, RegExp>> = {
  apiKey: /^[A-Za-z0-9]{15,40}$/,
  apiKeySecret: /^[A-Za-z0-9]{35,64}$/,
  accessToken: /^[0-9]{1,19}-[A-Za-z0-9]{20,64}$/,
  accessTokenSecret: /^[A-Za-z0-9]{35,64}$/,
};

/** The code of what can be seen to be wrong with a value, if anything can. */
export function wrongWith(field: KeyField, typed: string): string | undefined {
  const value = typed.trim();
  if (value === '') {
    return 'required';
  }
  if (BEARER_TOKEN.test(value)) {
    return 'looks-like-bearer-token';
  }
  if (looksLikeClientId(value)) {
    return 'looks-like-client-id';
  }
  if (value.length > LONGEST) {
    return 'too-long';
  }
  return formats[field].test(value) ? undefined : 'malformed';
}

/** A client id is base64 of some letters, a version and an application type, such as `...:1:ci`. */
function looksLikeClientId(value: string): boolean {
  if (!/^[A-Za-z0-9+/_-]{20,80}={0,2}$/.test(value)) {
    return false;
  }
  try {
    return CLIENT_ID.test(atob(value.replace(/-/g, '+').replace(/_/g, '/').replace(/=/g, '')));
  } catch {
    return false;
  }
}
