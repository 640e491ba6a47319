/** The locks that the tabs of one browser share. Plain http on another machine has none. */
export function locksOf({ locks }: { locks?: LockManager }): LockManager | undefined {
  return locks;
}

/** Whether a tab of this browser holds a lock, as far as tabs can know of each other. */
export async function isHeld(name: string): Promise<boolean> {
  const held = (await locksOf(navigator)?.query())?.held ?? [];
  return held.some((each) => each.name === name);
}

/**
 * Holds a lock from when it is free, where there are any. Answers how to let it go, also before it was free.
 *
 * @param onHeld called when it is held
 */
export function holdLock(name: string, mode: LockMode, onHeld: () => void = () => undefined): () => void {
  const end = new AbortController();
  const untilEnd = () => {
    onHeld();
    return new Promise<void>((resolve) => end.signal.addEventListener('abort', () => resolve()));
  };
  locksOf(navigator)
    ?.request(name, { mode, signal: end.signal }, untilEnd)
    .catch(() => undefined);
  return () => end.abort();
}
