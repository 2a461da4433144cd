// For those who don't use a mouse or a screen: spoken news, moving by arrows, boxes that hold the focus.

import { byId, make } from "./dom.js";

/** Says something politely to a screen reader. Old lines are taken away so that nothing is read twice. */
export function announce(text) {
  const region = byId("announce");
  region.append(make("p", { text }));
  while (region.children.length > 6) region.firstChild.remove();
}

/** Arrow keys, Home and End move through `selector` inside `box`; `move` gets the chosen element. */
export function arrows(box, selector, move = (one) => one.focus()) {
  box.addEventListener("keydown", (event) => {
    const all = [...box.querySelectorAll(selector)].filter((one) => one.offsetParent !== null);
    const at = all.indexOf(document.activeElement.closest?.(selector));
    const steps = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 };
    if (!(event.key in steps) || all.length === 0 || event.target.matches("input, textarea, select")) return;
    event.preventDefault();
    move(all[(steps[event.key] + all.length) % all.length]);
  });
}

/** A dialog of the browser's own kind: it holds the focus, Esc closes it, the focus goes back where it was. */
export function dialog(attributes, ...children) {
  const back = document.activeElement;
  const box = make("dialog", attributes, ...children);
  box.addEventListener("close", () => {
    box.remove();
    back?.focus?.({ preventScroll: true });
  });
  box.addEventListener("click", (event) => {
    if (event.target === box) box.close();
  });
  document.body.append(box);
  box.showModal();
  return box;
}

export const quiet = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
export const phone = () => matchMedia("(max-width: 719.98px)").matches;
