// Keying in a sheet: a full figure leads to the next line, Enter too, arrows go up and
// down. The last line leads to the button.
"use strict";
(() => {
  const boxes = [...document.querySelectorAll("input.code")];
  const go = (box, by) => {
    const next = boxes[boxes.indexOf(box) + by];
    if (next) { next.focus(); next.select(); }
    else if (by > 0) document.querySelector(".button.primary").focus();
  };
  for (const box of boxes) {
    box.addEventListener("keydown", (event) => {
      const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      go(box, by);
    });
    box.addEventListener("input", () => {
      if (box.maxLength === 1 && /^[0-9]$/.test(box.value)) go(box, 1);
    });
  }
  if (boxes.length) (boxes.find((box) => box.getAttribute("aria-invalid")) || boxes[0]).focus();
})();
