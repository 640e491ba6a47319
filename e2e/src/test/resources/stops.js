/**
 * The way of the tabulator through a page. After each press of it, `next` notes where the keyboard is.
 */
window.stops = (() => {
  const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const reached = new Set();
  const wrong = [];
  const name = (part) => part.outerHTML.replace(/\s+/g, ' ').slice(0, 160);
  const root = () => [...document.querySelectorAll('[role=dialog]')].filter((each) => each.checkVisibility()).at(-1) ?? document.body;

  const near = (part) => {
    const found = [];
    for (let each = part, steps = 0; each && steps < 4; each = each.parentElement, steps++) {
      found.push(each, ...(each.parentElement?.children ?? []));
    }
    return found;
  };
  const look = (parts) =>
    parts
      .map((part) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(part);
        return [outlineStyle === 'none' || `${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow, borderColor].join();
      })
      .join(';');
  // A change of colour begins where it comes from, however short it is.
  const settle = () => document.getAnimations().forEach((each) => each.finish());
  const showsKeyboard = (part) => {
    const parts = near(part);
    const focused = look(parts);
    part.blur();
    settle();
    const left = look(parts);
    part.focus();
    return focused !== left;
  };
  const isInSight = (part) => {
    const drawn = part.closest('label') ?? (part.checkVisibility({ opacityProperty: true }) ? part : part.parentElement);
    const { x, y, width, height } = drawn.getClientRects()[0];
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return top && (drawn.contains(top) || top.contains(drawn));
  };
  // A row of a long list may have left the page meanwhile, and come back as another part.
  const isThere = (part) => reached.has(part) || (part.href && [...reached].some(({ href }) => href === part.href));
  const isOneOf = (part) =>
    part.type === 'radio'
      ? [...reached].some((other) => other.name === part.name)
      : part.tabIndex < 0 && [...reached].some((other) => part.closest('[role=list], [role=menu]')?.contains(other));

  return {
    /** Whether the keyboard has come to a part where it was not before. */
    async next() {
      const part = document.activeElement;
      if (part.closest('[data-index]')) {
        // A long list draws its next rows when it has scrolled.
        await Promise.race([
          new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
          new Promise((done) => setTimeout(done, 2000)),
        ]);
      }
      if (reached.has(part)) {
        return false;
      }
      reached.add(part);
      if (part === document.body) {
        return true;
      }
      settle();
      if (!isInSight(part)) {
        wrong.push(`is not in sight: ${name(part)}`);
      }
      if (!showsKeyboard(part)) {
        wrong.push(`does not show the keyboard: ${name(part)}`);
      }
      return true;
    },
    /** What is wrong with the way, also each control to which it did not lead. */
    wrong() {
      const missed = [...root().querySelectorAll(CONTROLS)].filter(
        (part) => part.checkVisibility({ visibilityProperty: true }) && !part.disabled && !isThere(part) && !isOneOf(part),
      );
      return [...wrong, ...missed.map((part) => `cannot be reached: ${name(part)}`)];
    },
  };
})();
