import { useEffect, useState } from 'react';

/** Counts down the seconds that somebody has to wait. */
export function usePause(): { readonly seconds: number; readonly start: (seconds: number) => void } {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds <= 0) {
      return undefined;
    }
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return { seconds, start: (wait) => setSeconds(Math.max(0, Math.ceil(wait))) };
}
