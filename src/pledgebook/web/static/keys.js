// What keys add to pages that work without them: the review queue, and the link between a claim and its words.
"use strict";
(() => {
  const items = [...document.querySelectorAll(".queue .item")];
  let place = -1;
  const move = (to) => {
    if (!items.length) return;
    if (place >= 0) items[place].classList.remove("here");
    place = Math.max(0, Math.min(items.length - 1, to));
    items[place].classList.add("here");
    items[place].focus({ preventScroll: true });
    items[place].scrollIntoView({ block: "nearest" });
  };
  const press = (verdict) => {
    const button = place >= 0 && items[place].querySelector(`button[value="${verdict}"]`);
    if (button) button.click();
  };
  const several = (verdict) => {
    if (place < 0) return;
    const box = items[place].querySelector('input[type="checkbox"]');
    if (!box.checked) { box.checked = true; return; }
    if (document.querySelectorAll('.queue input[type="checkbox"]:checked').length > 1)
      document.querySelector(`#several button[value="${verdict}"]`).click();
  };
  const help = document.getElementById("help");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog")) return;
    const act = {
      j: () => move(place + 1),
      k: () => move(place - 1),
      a: () => press("accept"),
      x: () => press("reject"),
      e: () => { const link = place >= 0 && items[place].querySelector("a.edit"); if (link) link.click(); },
      m: () => several("merge"),
      s: () => several("split"),
      u: () => { const undo = document.querySelector(".ruled .undo button"); if (undo) undo.click(); },
      "?": () => help && help.showModal(),
    }[event.key];
    if (act && (items.length || event.key === "u" || event.key === "?")) { event.preventDefault(); act(); }
  });
  const keep = document.getElementById("keep");
  if (keep) keep.focus();
  for (const entry of document.querySelectorAll("[data-claim]")) {
    const words = () => document.querySelectorAll(`mark[data-claims~="${CSS.escape(entry.dataset.claim)}"]`);
    entry.addEventListener("mouseenter", () => words().forEach((m) => m.classList.add("on")));
    entry.addEventListener("mouseleave", () => words().forEach((m) => m.classList.remove("on")));
  }
})();
