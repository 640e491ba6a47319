/**
 * The fields whose edge is hard to tell from what is behind it (WCAG 1.4.11 asks for a contrast of 3 to 1).
 *
 * @returns {string[]} each with its contrast
 */
window.paleEdges = () => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const behind = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return channels(colour)[3] === 255 || !element.parentElement ? colour : behind(element.parentElement);
  };
  const fields = ['.mantine-Input-wrapper[data-variant=default] .mantine-Input-input', '.mantine-Radio-radio', '.mantine-Switch-track'];
  const edgeOf = (field) => {
    const { backgroundColor, borderTopColor } = getComputedStyle(field);
    return field.matches('.mantine-Switch-track') ? backgroundColor : borderTopColor;
  };
  return [...document.querySelectorAll(fields.join())]
    .filter((field) => field.checkVisibility() && !field.disabled)
    .map((field) => [field.outerHTML.slice(0, 120), contrast(edgeOf(field), behind(field.parentElement))])
    .filter(([, found]) => found < 3)
    .map(([html, found]) => `${found.toFixed(2)}: ${html}`);
};
