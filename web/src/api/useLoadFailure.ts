import { useState } from 'react';

interface Load {
  readonly data: unknown;
  readonly error: Error | null;
}

/** Why something is not there yet. It stays while the same is asked for again, so that nothing flickers and no button vanishes. */
export function useLoadFailure({ data, error }: Load): Error | undefined {
  const [last, setLast] = useState(error);
  const missed = data === undefined ? (error ?? last) : null;
  if (missed !== last) {
    setLast(missed);
  }
  return missed ?? undefined;
}
