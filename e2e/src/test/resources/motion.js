/**
 * The longest movement that any part of the page, or what a style sheet draws at its side, is given.
 *
 * @returns {number} in seconds
 */
window.longestMovement = () => {
  const times = (part, side) => {
    const { transitionDuration, animationDuration, animationName } = getComputedStyle(part, side);
    const moves = animationName === 'none' ? '0s' : animationDuration;
    return `${transitionDuration},${moves}`.split(',').map(parseFloat);
  };
  const parts = [...document.querySelectorAll('*')];
  return parts.reduce(
    (longest, part) => Math.max(longest, ...[null, '::before', '::after'].flatMap((side) => times(part, side))),
    0,
  );
};
