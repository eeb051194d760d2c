// On a page of several scales: a figure key answers the line in hand and leads to the
// next open one. With no line in hand the first open one is meant. Works beside
// ui/onward.js, which marks the answer when a line has the focus.
"use strict";
(() => {
  const lines = () => [...document.querySelectorAll(".scale")];
  const isOpen = (line) => !line.querySelector("input:checked");
  const enter = (line) => {
    const first = line.querySelector("input:checked") || line.querySelector("input");
    first.focus({ preventScroll: true });
    line.scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", (event) => {
    if (!/^[0-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("textarea, select, input:not([type=radio])")) return;
    const here = event.target.closest(".scale");
    const line = here || lines().find(isOpen);
    const choice = line && line.querySelector(`input[value="${event.key}"]`);
    if (!choice) return;
    if (!choice.checked) choice.click();
    const next = lines().slice(lines().indexOf(line) + 1).find(isOpen);
    if (next) enter(next);
    else document.querySelector(".button.primary").focus();
  });
})();
