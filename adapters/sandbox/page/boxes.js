// A command in the composer: its name and a box for each blank, the current one lit, its hint inside.

import { make } from "./dom.js";
import { meaning, short, splitArguments, suggestions } from "./commands.js";
import { sendButton } from "./composer.js";
import { closePalette, movePalette, paletteOpen, showChoices, takeChosen } from "./palette.js";
import { changed, entries, state } from "./store.js";
import { t } from "./texts.js";

let form = null;

export const inBoxes = () => form !== null;

/** Opens the boxes of `command`; `line` is what was typed after its name, `target` the message it is used on. */
export function openBoxes(command, line, target, parts) {
  const values = splitArguments(command, line);
  form = { command, target, parts, picked: {}, inputs: [] };
  const boxes = command.options.map((option) => argument(option, values[option.name] ?? ""));
  const name = make("span", { class: "command-name", text: `/${command.name}` });
  parts.box.replaceChildren(parts.strip, make("div", { class: "line-box boxes" },
    make("div", { class: "field args", role: "group", "aria-label": `/${command.name}. ${command.description}` }, name, ...boxes), sendButton()));
  if (target) fillTarget(target);
  const first = form.inputs.find((one) => !one.value) ?? form.inputs.at(-1);
  first?.focus();
}

function fillTarget(message) {
  const at = form.command.options.findIndex((one) => one.kind === "message");
  if (at >= 0) put(form.command.options[at], form.inputs[at], { value: message.id, label: short(message) });
}

function argument(option, value) {
  const hint = option.hint || t(option.required ? "page-needed" : "page-if-you-like");
  const input = make("input", {
    type: "text", placeholder: hint, "aria-label": `${option.label}. ${hint}`, autocomplete: "off", dir: "auto", value,
    required: option.required, role: "combobox", "aria-expanded": "false", "aria-controls": "palette", "aria-autocomplete": "list",
    oninput: () => { fit(input); suggest(option, input); }, onkeydown: (event) => keys(event, option, input),
    onfocus: () => enter(option, input), onblur: leave,
  });
  form.inputs.push(input);
  fit(input);
  return make("label", { class: `arg ${option.required ? "" : "free"}` }, make("span", { text: option.label }), input);
}

function fit(input) {
  input.size = Math.min(40, Math.max(4, Array.from(input.value || input.placeholder).length + 1));
}

function enter(option, input) {
  input.setAttribute("aria-invalid", "false");
  state.pick = option.kind === "message" ? (message) => put(option, input, { value: message.id, label: short(message) }, true) : null;
  changed("pick");
  suggest(option, input);
}

function leave() {
  closePalette();
}

function suggest(option, input) {
  const typed = form?.picked[option.name]?.label === input.value ? "" : input.value;
  const found = suggestions(option, typed, entries(state.room));
  const exact = found.length === 1 && found[0].label === input.value;
  if (exact) closePalette();
  else showChoices(option.label, found, (one) => put(option, input, one, true), input);
}

function put(option, input, choice, move = false) {
  form.picked[option.name] = choice;
  input.value = choice.label;
  fit(input);
  closePalette();
  if (move) (next(input) ?? input).focus();
}

const next = (input, step = 1) => form.inputs[form.inputs.indexOf(input) + step];

function keys(event, option, input) {
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && paletteOpen()) movePalette(step);
  else if (event.key === "Enter" && paletteOpen() && takeChosen()) event.stopPropagation();
  else if (event.key === "Enter") sendBoxes();
  else if (event.key === "Tab" && !event.shiftKey && next(input)) next(input).focus();
  else if (event.key === "Tab" && event.shiftKey && next(input, -1)) next(input, -1).focus();
  else if (event.key === "Escape") form.parts.back();
  else if (event.key === "Backspace" && !input.value) previous(input);
  else if (event.key === " " && complete(option, input) && next(input)) next(input).focus();
  else return;
  event.preventDefault();
}

/** From an empty blank back to the one before it, and from the first back to the name. */
function previous(input) {
  const before = next(input, -1);
  if (before) before.focus();
  else form.parts.back(`/${form.command.name}`);
}

/** Whether a space may end this blank: kinds of one word, and names that are whole. */
function complete(option, input) {
  if (!input.value.trim() || option.rest) return false;
  if (option.kind === "person") return state.people.some((one) => one.id === meaning(option, input.value));
  return ["length", "number", "choice", "channel"].includes(option.kind);
}

export function sendBoxes() {
  const { command, inputs, picked, parts } = form;
  const missing = inputs.find((one, at) => command.options[at].required && !one.value.trim());
  if (missing) {
    missing.focus();
    missing.setAttribute("aria-invalid", "true");
    return;
  }
  const filled = command.options.map((option, at) => [option.name, meaning(option, inputs[at].value, picked[option.name])]);
  parts.run(command, Object.fromEntries(filled.filter(([, value]) => value)), form.target);
}

export function closeBoxes() {
  if (!form) return;
  form = null;
  state.pick = null;
  changed("pick");
  closePalette();
}
