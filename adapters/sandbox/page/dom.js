// Building what is seen. Words of people go in as text nodes, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (`class`, `text`, `data-…`, `aria-…`), listeners (`onclick`) and children.
 *  `null`, `false` and "" as a child add nothing; a string becomes a text node. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) put(element, name, value);
  add(element, children);
  return element;
}

function put(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (name === "text") element.textContent = value;
  else if (name === "value") element.value = value;
  else element.setAttribute(name, value === true ? "" : value);
}

function add(parent, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false || child === "") continue;
    parent.append(child);
  }
  return parent;
}

/** An SVG element. */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Puts new children into a region and gives the focus back to what had it, found again by `data-key`. */
export function redraw(region, ...children) {
  const held = region.contains(document.activeElement) ? keyPath(document.activeElement) : null;
  region.replaceChildren(...children.flat().filter(Boolean));
  if (held) region.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

export function keyPath(element) {
  return element.closest("[data-key]")?.dataset.key ?? null;
}

/** Text for screen readers alone. */
export function hidden(text) {
  return make("span", { class: "hidden", text });
}

export function byId(id) {
  return document.getElementById(id);
}
