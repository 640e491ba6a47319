import { useEffect, useState } from 'react';

/** Counts down the seconds that somebody has to wait: by the clock, since a tab that nobody sees is called rarely. */
export function usePause(): { readonly seconds: number; readonly start: (seconds: number) => void } {
  const [end, setEnd] = useState(0);
  const [now, setNow] = useState(0);
  const seconds = Math.max(0, Math.ceil((end - now) / 1000));
  const isOver = seconds <= 0;
  useEffect(() => {
    if (isOver) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isOver]);
  return {
    seconds,
    start: (wait) => {
      const start = Date.now();
      setNow(start);
      setEnd(start + wait * 1000);
    },
  };
}
