const SETTLED = 2;

/**
 * Scrolls a virtual list whose rows are numbered to its far end, as far at once as it goes, and tells what was seen on the way.
 *
 * @param {HTMLElement} list holds the rows, inside what scrolls
 * @param {string} numbered a pattern for the words of a row, with the number in it
 * @param {number} direction 1 downwards, -1 upwards
 * @param {number} last the number of the row at the far end
 */
window.scrollThrough = (list, numbered, direction, last) =>
  new Promise((resolve) => {
    const scroller = list.parentElement;
    const pattern = new RegExp(numbered);
    const journey = {
      mostRows: 0,
      farthestJump: 0,
      grownUnderEyes: 0,
      trouble: null,
      longestFrame: 0,
      framesOver50: 0,
      frames: 0,
    };
    const began = performance.now();
    let before = began;
    let mark;
    let rest = 0;

    const inSight = () =>
      [...list.querySelectorAll('[data-index]')]
        .map((element) => ({
          number: Number(pattern.exec(element.textContent)?.[1] ?? NaN),
          index: Number(element.dataset.index),
          top: element.getBoundingClientRect().top,
        }))
        .filter(({ number }) => !Number.isNaN(number))
        .sort((one, other) => one.top - other.top);

    /** Numbers go up by one, and places by at least one: nothing is left out, shown twice, or in another order. */
    const check = (rows) =>
      rows.forEach((row, place) => {
        const above = rows[place - 1];
        if (above && (row.number !== above.number + 1 || row.index <= above.index)) {
          journey.trouble ??= `${row.number} (${row.index}) stands under ${above.number} (${above.index})`;
        }
      });

    const step = (now) => {
      const frame = now - before;
      before = now;
      journey.frames++;
      journey.framesOver50 += frame > 50 ? 1 : 0;
      journey.longestFrame = Math.max(journey.longestFrame, Math.round(frame));
      const rows = inSight();
      check(rows);
      journey.mostRows = Math.max(journey.mostRows, list.childElementCount);
      // Nobody has scrolled since the mark was set.
      const same = rows.find(({ number }) => number === mark?.number);
      if (same) {
        journey.farthestJump = Math.max(journey.farthestJump, Math.abs(same.top - mark.top));
        journey.grownUnderEyes += scroller.scrollHeight === mark.height ? 0 : 1;
      }

      const top = scroller.scrollTop;
      const room = direction > 0 ? scroller.scrollHeight - scroller.clientHeight - top : top;
      const farthest = rows.find(({ number }) => number === last);
      if (farthest && room < 1) {
        resolve({ ...journey, placeOfLast: farthest.index, seconds: Math.round((now - began) / 1000) });
        return;
      }
      // A jump to rows that have never been drawn takes a moment until their heights are known.
      rest = room < 1 ? rest + 1 : 0;
      mark = rest > SETTLED && { ...rows[Math.floor(rows.length / 2)], height: scroller.scrollHeight };
      scroller.scrollTop = top + direction * room;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });

/**
 * Scrolls as somebody does who looks for something, and tells how evenly it was drawn.
 *
 * @param {HTMLElement} list holds the rows, inside what scrolls
 * @param {number} pixels how far with each frame; negative upwards
 * @param {number} frames for how long
 */
window.scrollAlong = (list, pixels, frames) =>
  new Promise((resolve) => {
    const scroller = list.parentElement;
    const took = [];
    let before;
    const step = (now) => {
      if (before !== undefined) {
        took.push(now - before);
      }
      before = now;
      if (took.length === frames) {
        resolve({ frames, framesOver50: took.filter((each) => each > 50).length, longestFrame: Math.round(Math.max(...took)) });
        return;
      }
      scroller.scrollTop += pixels;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
