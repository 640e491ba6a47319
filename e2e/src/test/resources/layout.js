/**
 * What nobody can use or read at this width: what reaches beyond the screen, controls that lie under something else however the
 * page is scrolled, and buttons whose names are cut off. Behind a popup or a menu nothing is looked at.
 *
 * @returns {string[]} each with what is wrong with it
 */
window.badlyLaid = () => {
  const popups = [...document.querySelectorAll('[role=dialog], [role=menu]')].filter((each) => each.checkVisibility());
  const root = popups.at(-1) ?? document.body;
  const name = (part) => part.outerHTML.replace(/\s+/g, ' ').slice(0, 160);
  const style = (part) => getComputedStyle(part);
  const around = (part) => (part && part !== document.body ? [part, ...around(part.parentElement)] : []);

  const isSeen = (part) => {
    const { width, height } = part.getBoundingClientRect();
    return width > 1 && height > 1 && part.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const isBeyond = (part) => {
    const { left, right } = part.getBoundingClientRect();
    const reaches = left < -1 || right > document.documentElement.clientWidth + 1;
    return reaches && !around(part).some((each) => /auto|scroll/.test(style(each).overflowX));
  };
  const isUnder = (part) => {
    // A link in a text may have two lines, with nothing of it in the middle between them.
    const { x, y, width, height } = part.getClientRects()[0];
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return top && !part.contains(top) && !top.contains(part) && !top.closest('label')?.contains(part);
  };
  const isCovered = (part) => {
    if (isUnder(part)) {
      part.scrollIntoView({ block: 'center' });
      return isUnder(part);
    }
    return false;
  };
  const isCutOff = (part) =>
    [part, ...part.querySelectorAll('*')].some(
      (each) => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1 && /hidden|clip/.test(style(each).overflowX),
    );

  const parts = [...root.querySelectorAll('*')].filter(isSeen);
  const controls = parts.filter((part) => part.matches('a[href], button, input, textarea'));
  // While a button waits for an answer, its name is not shown.
  const buttons = parts.filter((part) => part.matches('button, .mantine-Button-root') && !part.matches('[data-loading]'));
  const found = [
    ...parts.filter(isBeyond).map((part) => `beyond the screen: ${name(part)}`),
    ...controls.filter(isCovered).map((part) => `covered: ${name(part)}`),
    ...buttons.filter(isCutOff).map((part) => `cut off: ${name(part)}`),
  ];
  window.scrollTo(0, 0);
  return found;
};
