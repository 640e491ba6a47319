/**
 * The longest line of text on the page.
 *
 * @returns {number} its width in pixels
 */
window.widestLine = () => {
  const words = document.createTreeWalker(document.querySelector('#content, main'), NodeFilter.SHOW_TEXT);
  let widest = 0;
  while (words.nextNode()) {
    const range = document.createRange();
    range.selectNode(words.currentNode);
    widest = Math.max(widest, range.getBoundingClientRect().width);
  }
  return Math.round(widest);
};
