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
