// A menu that opens beside what was pressed: arrows move, letters jump, Esc and a press elsewhere close it.

import { arrows } from "./a11y.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";

let shut = () => {};

/** Closes the open menu, if there is one. */
export const closeMenu = () => shut();

/** Opens a menu at `anchor`. An item is `{label, note, icon, mark, danger, checked, face, act}`; null draws a line.
 *  `checked` (true or false) makes it one of a set. */
export function openMenu(anchor, items, { title = "", label = "", wide = false } = {}) {
  const again = anchor.getAttribute("aria-expanded") === "true";
  shut();
  if (again) return;
  const box = make("div", { class: wide ? "menu wide" : "menu", role: "menu", "aria-label": label || title || anchor.textContent });
  if (title) box.append(make("p", { class: "menu-title", text: title, "aria-hidden": "true" }));
  box.append(...items.map((item) => (item ? row(item) : make("hr"))));
  document.body.append(box);
  settle(box, anchor);
  listen(box, anchor);
  (box.querySelector('[aria-checked="true"]') ?? box.querySelector("[role^=menuitem]"))?.focus({ preventScroll: true });
}

function row(item) {
  const radio = item.checked !== undefined;
  return make(
    "button",
    {
      type: "button", tabindex: "-1", role: radio ? "menuitemradio" : "menuitem",
      "aria-checked": radio ? String(item.checked) : null, class: item.danger ? "item danger" : "item",
      "data-key": item.key, onclick: () => { shut(); item.act(); },
    },
    item.face ?? (item.icon ? icon(item.icon) : null),
    make("span", { class: "item-text" },
      make("span", { class: "item-label" }, item.strong ? make("b", { text: item.strong }) : null, item.label),
      item.note ? make("span", { class: "item-note", text: item.note }) : null),
    radio && item.checked ? icon("check") : null,
  );
}

/** Under the anchor, or above it where there is no room; never outside the window. */
function settle(box, anchor) {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const x = at.left + width > innerWidth - 8 ? at.right - width : at.left - 6;
  const below = at.bottom + 4;
  const y = below + height > innerHeight - 8 ? at.top - height - 4 : below;
  box.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
}

function listen(box, anchor) {
  if (anchor.hasAttribute("aria-haspopup")) anchor.setAttribute("aria-expanded", "true");
  const away = (event) => { if (!box.contains(event.target) && !anchor.contains(event.target)) shut(); };
  const gone = () => shut();
  shut = () => {
    const held = box.contains(document.activeElement);
    box.remove();
    if (anchor.hasAttribute("aria-haspopup")) anchor.setAttribute("aria-expanded", "false");
    removeEventListener("pointerdown", away, true);
    removeEventListener("resize", gone);
    shut = () => {};
    if (held) anchor.focus({ preventScroll: true });
  };
  addEventListener("pointerdown", away, true);
  addEventListener("resize", gone);
  arrows(box, "[role^=menuitem]");
  box.addEventListener("keydown", keys);
}

function keys(event) {
  if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.preventDefault();
    event.stopPropagation();
    shut();
  } else if (event.key.length === 1 && event.key !== " ") {
    const all = [...event.currentTarget.querySelectorAll("[role^=menuitem]")];
    const from = all.indexOf(document.activeElement) + 1;
    const letter = event.key.toLocaleLowerCase();
    [...all.slice(from), ...all].find((one) => one.textContent.trim().toLocaleLowerCase().startsWith(letter))?.focus();
  }
}
