import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { keys } from '../api/keys';
import { useOneAtATime } from '../api/useOneAtATime';
import { cancelConnection, hasEnded, type Connection } from './api';
import { forgetAttempt } from './attempt';

/** How the wish to call an attempt off does. */
export interface Cancelling {
  readonly ask: () => void;
  /** Whether it is not known yet how the attempt ends. */
  readonly isUnderWay: boolean;
  /** Why the wish was refused. */
  readonly problem: Error | null;
}

/**
 * Calls an attempt off. That Kanal has taken the wish does not end the attempt, to which X may have agreed meanwhile: how it
 * ends is seen by the attempt alone.
 */
export function useCancel(
  connectionId: string | undefined,
  connection: Connection | undefined,
  { onTaken, onCancelled }: { onTaken?: () => void; onCancelled?: () => void } = {},
): Cancelling & { readonly isDone: boolean } {
  const queries = useQueryClient();
  const wish = useOneAtATime({
    mutationFn: cancelConnection,
    onSuccess: (_, id) => {
      onTaken?.();
      void queries.invalidateQueries({ queryKey: keys.connection(id) });
    },
  });
  const isOurs = wish.variables !== undefined && wish.variables === connectionId;
  const isTaken = isOurs && wish.isSuccess;
  const isDone = isTaken && connection?.state === 'CANCELLED';
  const end = useEffectEvent((id: string) => {
    forgetAttempt(id);
    onCancelled?.();
  });
  useEffect(() => {
    if (isDone && connectionId) {
      end(connectionId);
    }
  }, [isDone, connectionId]);
  return {
    ask: () => {
      if (connectionId) {
        wish.ask(connectionId);
      }
    },
    isUnderWay: isOurs && (wish.isPending || (isTaken && !(connection && hasEnded(connection)))),
    problem: isOurs ? wish.error : null,
    isDone,
  };
}
