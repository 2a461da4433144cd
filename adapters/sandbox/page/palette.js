// The palette: stands above the composer in the flow, pushes the talk up and never hides the last message.

import { byId, make } from "./dom.js";
import { face } from "./faces.js";
import { findCommands } from "./commands.js";
import { t } from "./texts.js";

let open = null;

export const paletteOpen = () => open !== null;

const HEADINGS = ["page-palette-everybody", "page-palette-team", "page-palette-setup"];

/** Lists commands that fit what was typed; `take` gets the chosen one, `unfold` a family's name. */
export function showCommands(typed, take, unfold, field) {
  const found = findCommands(typed);
  if (found.length === 0) return closePalette();
  const many = !typed.trim() && new Set(found.map((one) => one.section)).size > 1;
  return show(field, t("page-palette"), found.map((one, at) => ({
    heading: many && one.section !== found[at - 1]?.section ? t(HEADINGS[one.section]) : "",
    draw: () => (one.command ? commandRow(one.command) : familyRow(one)),
    take: () => (one.command ? take(one.command) : unfold(one.family)),
  })));
}

/** Lists what may be put into a blank. */
export function showChoices(title, choices, take, field) {
  if (choices.length === 0) return closePalette();
  return show(field, title, choices.map((one) => ({ draw: () => choiceRow(one), take: () => take(one) })), true);
}

function show(field, title, rows, loose = false) {
  closePalette();
  const list = make("div", { class: "palette-list", role: "listbox", id: "palette", "aria-label": title });
  const drawn = rows.map((row, at) => make("div", {
    class: "palette-row", role: "option", id: `palette-${at}`, "aria-selected": "false",
    onpointerdown: (event) => event.preventDefault(), onclick: () => row.take(), onpointermove: () => choose(at),
  }, ...row.draw()));
  rows.forEach((row, at) => list.append(...(row.heading ? [make("p", { class: "palette-title", role: "presentation", text: row.heading })] : []), drawn[at]));
  byId("palette-place").replaceChildren(make("div", { class: loose ? "palette choices" : "palette" }, rows[0].heading ? null : make("p", { class: "palette-title", text: title }), list, foot()));
  open = { rows, drawn, field, at: -1 };
  expand(field, true);
  if (!loose) choose(0);
}

const TAGS = 5;

/** What is needed stands first; of many blanks the first few. */
function commandRow(command) {
  const blanks = [...command.options].sort((a, b) => Number(b.required) - Number(a.required));
  return [
    make("span", { class: "palette-name" }, make("b", { text: `/${command.name}` }),
      ...blanks.slice(0, TAGS).map((one) => make("span", { class: `arg-tag ${one.required ? "" : "free"}`, text: one.label })),
      blanks.length > TAGS ? make("span", { class: "arg-tag free", text: `+${blanks.length - TAGS}` }) : null),
    make("span", { class: "palette-note", text: command.description }),
  ];
}

/** Several commands of one first word. */
const familyRow = ({ family, note }) => [make("span", { class: "palette-name" }, make("b", { text: `/${family} …` })), make("span", { class: "palette-note", text: note })];

function choiceRow(choice) {
  return [
    make("span", { class: "palette-name" }, choice.person ? face(choice.person, 24) : null, make("b", { text: choice.label, dir: "auto" })),
    make("span", { class: "palette-note", text: choice.note }),
  ];
}

function foot() {
  const key = (text) => make("kbd", { text });
  return make("p", { class: "palette-foot", "aria-hidden": "true" },
    make("span", {}, key("↑"), " ", key("↓"), ` ${t("page-key-choose")}`),
    make("span", {}, key("Tab"), ` ${t("page-key-next")}`),
    make("span", { class: "palette-hint", text: t("page-dashed") }));
}

function choose(at) {
  if (!open || open.at === at) return;
  open.drawn[open.at]?.setAttribute("aria-selected", "false");
  open.at = at;
  const row = open.drawn[at];
  row.setAttribute("aria-selected", "true");
  if (at === 0) row.parentElement.scrollTop = 0;
  else row.scrollIntoView({ block: "nearest" });
  open.field.setAttribute("aria-activedescendant", row.id);
}

export function movePalette(step) {
  const count = open.rows.length;
  choose(open.at < 0 ? (step > 0 ? 0 : count - 1) : (open.at + step + count) % count);
}

/** Takes the lit row; false where none is lit. */
export function takeChosen() {
  const row = open?.rows[open.at];
  if (!row) return false;
  row.take();
  return true;
}

/** A text area can't be a combobox; its lit row is told by aria-activedescendant alone. */
function expand(field, isOpen) {
  if (field.getAttribute("role") === "combobox") field.setAttribute("aria-expanded", String(isOpen));
}

export function closePalette() {
  if (!open) return;
  expand(open.field, false);
  open.field.removeAttribute("aria-activedescendant");
  open = null;
  byId("palette-place").replaceChildren();
}
