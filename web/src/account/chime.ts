/**
 * Waits until this tab can be heard: browsers keep one silent that nobody has touched. Where they do not tell, it may be heard
 * from the beginning. Answers how to stop waiting.
 */
export function onceHeard(listener: () => void): () => void {
  const userActivation = activationOf(navigator);
  if (userActivation?.hasBeenActive ?? true) {
    listener();
    return () => undefined;
  }
  const end = new AbortController();
  const look = () => {
    if (userActivation?.hasBeenActive) {
      end.abort();
      listener();
    }
  };
  for (const touch of ['pointerdown', 'pointerup', 'keydown']) {
    window.addEventListener(touch, look, { capture: true, signal: end.signal });
  }
  return () => end.abort();
}

/** Not every browser has it. */
function activationOf({ userActivation }: { userActivation?: UserActivation }): UserActivation | undefined {
  return userActivation;
}

/** Two short notes, made here: a sound file would be one more thing to load. */
export function chime(): void {
  const context = new AudioContext();
  const end = context.currentTime + 0.5;
  [
    { note: 659.25, after: 0 },
    { note: 880, after: 0.12 },
  ].forEach(({ note, after }) => {
    const tone = context.createOscillator();
    const loudness = context.createGain();
    const begin = context.currentTime + after;
    tone.frequency.value = note;
    loudness.gain.setValueAtTime(0.0001, begin);
    loudness.gain.exponentialRampToValueAtTime(0.12, begin + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, begin + 0.3);
    tone.connect(loudness).connect(context.destination);
    tone.start(begin);
    tone.stop(end);
  });
  setTimeout(() => void context.close(), 1_000);
}
