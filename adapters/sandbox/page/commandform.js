// A command with many blanks as a sheet: one line for each, what is needed first, the rest folded, so that it fits a
// phone. A command that needs nothing goes out as it is: Steward asks for what it wants to know by a form of its own.

import { openForm } from "./form.js";
import { state } from "./store.js";
import { t } from "./texts.js";

const MANY = 3;
const UNFOLDED = 5;

/** Whether boxes in one line would be too many; what asks for a message is picked in the talk instead. */
export function wantsForm(command, target) {
  return command.options.length > MANY && (Boolean(target) || command.options.every((one) => one.kind !== "message"));
}

/** Whether it may go out with every blank left empty. */
export const asksForItself = (command) => command.options.length > MANY && command.options.every((one) => !one.required);

/** Opens the sheet; `run` sends the command and resolves with the reply. */
export function openCommandForm(command, target, run) {
  const asked = command.options.filter((one) => one.kind !== "message");
  const fields = [...asked.filter((one) => one.required), ...asked.filter((one) => !one.required)].map(field)
    .map((one, at) => ({ ...one, folded: at >= UNFOLDED && !one.required }));
  openForm({ title: `/${command.name}`, submit: t("page-send"), fields }, state.room, (values) => {
    const filled = Object.entries(values).filter(([, value]) => value.trim());
    return run(command, Object.fromEntries(filled), target);
  });
}

function field(option) {
  const choices = listed(option);
  const kind = choices ? "choice" : option.rest ? "long" : "short";
  const empty = option.required ? [] : [["", "—"]];
  return {
    name: option.name, label: label(option), kind, required: option.required, hint: option.hint === label(option) ? "" : option.hint,
    value: "", max_length: 2000, choices: choices ? [...empty, ...choices] : [],
  };
}

function label({ label: name }) {
  const words = name.replaceAll("-", " ").replaceAll("_", " ");
  return words.charAt(0).toLocaleUpperCase(state.lang) + words.slice(1);
}

function listed(option) {
  if (option.choices?.length) return option.choices.map((one) => [one.value, one.label]);
  if (option.kind === "person") return state.people.filter((one) => !one.self).map((one) => [one.id, one.name]);
  if (option.kind === "channel") return state.channels.filter((one) => one.kind !== "direct").map((one) => [one.id, `#${one.name}`]);
  return null;
}
