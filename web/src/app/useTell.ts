import { notifications } from '@mantine/notifications';
import { Problem } from '../api/problem';
import { useProblemWords } from '../i18n/problems';

/** Tells, in a note that goes away by itself, why something that somebody asked for was not done. */
export function useTell(): (failure: Error) => void {
  const { problem } = useProblemWords();
  return (failure) => {
    if (failure instanceof Problem && failure.status === 401) {
      // Where the session has ended, the sign-in says so.
      return;
    }
    const { message, remedy } = problem(failure);
    notifications.show({ color: 'red', title: message, message: remedy });
  };
}
