// Comforts that a page also works without: Escape hides explanations, the switches are remembered.
"use strict";
(() => {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.documentElement.classList.add("quiet");
  });
  for (const kind of ["pointerover", "focusin"])
    addEventListener(kind, () => document.documentElement.classList.remove("quiet"));
  for (const box of document.querySelectorAll(".switches input")) {
    try {
      box.checked = localStorage.getItem(box.id) === "on";
      box.addEventListener("change", () => localStorage.setItem(box.id, box.checked ? "on" : "off"));
    } catch {
      return;
    }
  }
})();
