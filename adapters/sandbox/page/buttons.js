// Steward's buttons: safe ones first, dangerous ones apart, the rest under More. Pressing shows at once that it was felt.

import { make } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { goTo } from "./talk.js";
import { t } from "./texts.js";
import { tell } from "./wire.js";

const FACE = 5;
/** A menu shows all its choices: what folds them away would hide the one that is looked for. */
const MENU = 24;

/** The row of buttons of an entry, or nothing. More stands last and takes what does not fit on the face. */
export function drawButtons(entry, buttons = []) {
  if (!buttons.length) return null;
  const most = entry.content?.look === "list" ? MENU : FACE;
  const faces = buttons.filter((one) => !one.more);
  const room = buttons.length > faces.length || faces.length > most ? most - 1 : most;
  const front = trim(faces, room);
  const behind = buttons.filter((one) => !front.includes(one));
  const safe = front.filter((one) => one.style !== "danger");
  const apart = front.filter((one) => one.style === "danger");
  return make("footer", { class: "buttons" },
    safe.length ? make("div", { class: "safe-buttons" }, ...safe.map((one) => button(entry, one))) : null,
    apart.length || behind.length ? make("div", { class: "apart-buttons" }, ...apart.map((one) => button(entry, one)), behind.length ? more(entry, behind) : null) : null);
}

/** At most `room` on the face; dangerous ones keep their place, the last safe ones go behind. */
function trim(faces, room) {
  const over = faces.length - room;
  if (over <= 0) return faces;
  const safe = faces.filter((one) => one.style !== "danger");
  const leave = new Set([...safe].reverse().slice(0, over));
  return faces.filter((one) => !leave.has(one)).slice(0, room);
}

function button(entry, one) {
  const picture = one.icon ? icon(one.icon) : one.style === "danger" ? icon("ban") : null;
  return make("button", {
    type: "button", class: `button ${one.style}`, "data-key": `${entry.id}-${one.token}`,
    onclick: (event) => (one.go ? goTo(one.go.channel, one.go.message) : press(entry, one, event.currentTarget)),
  }, picture, make("span", { text: one.label }));
}

function more(entry, behind) {
  const danger = (one) => one.style === "danger";
  const items = [...behind.filter((one) => !danger(one)), ...behind.filter(danger)].map((one) => ({
    label: one.label, icon: one.icon || (danger(one) ? "ban" : ""), danger: danger(one),
    act: () => (one.go ? goTo(one.go.channel, one.go.message) : press(entry, one, opener())),
  }));
  const split = items.findIndex((one) => one.danger);
  if (split > 0) items.splice(split, 0, null);
  const label = t("page-more-for", { what: entry.content.blocks[0]?.number || entry.content.blocks[0]?.text || "" });
  const key = `${entry.id}-more`;
  const opener = () => document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  return make("button", {
    type: "button", class: "button quiet more", "aria-haspopup": "menu", "aria-expanded": "false", "data-key": key,
    onclick: (event) => openMenu(event.currentTarget, items, { label }),
  }, make("span", { text: t("page-more") }), icon("down"));
}

/** The tools under a quote: plain links. */
export function drawTools(entry, tools = []) {
  if (!tools.length) return null;
  return make("div", { class: "quote-tools" }, ...tools.map((one) => make("button", {
    type: "button", class: "link", text: one.label, "data-key": `${entry.id}-${one.token}`,
    onclick: (event) => (one.go ? goTo(one.go.channel, one.go.message) : press(entry, one, event.currentTarget)),
  })));
}

/** Presses once: busy until the platform has answered, whatever then becomes of the card. */
async function press(entry, { token, label }, element) {
  if (element?.getAttribute("aria-busy") === "true") return;
  const words = element?.querySelector("span") ?? element;
  const before = words?.textContent;
  if (element) {
    element.setAttribute("aria-busy", "true");
    words.textContent = `${(element.classList.contains("more") ? before : label).replace(/…$/, "")}…`;
  }
  await tell("press", { channel: entry.channel, message: entry.id, token });
  element?.removeAttribute("aria-busy");
  if (words) words.textContent = before;
}
