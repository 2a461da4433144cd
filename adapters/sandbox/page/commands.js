// Reading a typed command: which one it is, and which words belong to which blank.

import { state } from "./store.js";

const MOST = 60;

/** `{command, rest, settled}` of a line that begins with "/"; settled when no longer name could still be meant. */
export function splitCommand(line) {
  const typed = line.slice(1);
  const lower = typed.toLocaleLowerCase();
  const fits = state.commands.filter((one) => lower === one.name || lower.startsWith(`${one.name} `));
  const command = fits.sort((a, b) => b.name.length - a.name.length)[0];
  if (!command || lower.length === command.name.length) return { command: null, rest: "", settled: false };
  const rest = typed.slice(command.name.length + 1);
  const longer = state.commands.some((one) => one.name.startsWith(`${command.name} ${rest.toLocaleLowerCase()}`));
  return { command, rest, settled: !longer };
}

/** Commands whose name or sentence holds what was typed, names that begin with it first. */
export function findCommands(typed) {
  const words = typed.trimStart().toLocaleLowerCase();
  const starts = state.commands.filter((one) => one.name.startsWith(words));
  const inside = state.commands.filter((one) => !starts.includes(one)
    && (one.name.includes(words) || one.description.toLocaleLowerCase().includes(words)));
  return words ? [...starts, ...inside] : state.commands;
}

/** The values of a command's blanks from one line: a word each, the last (or a `rest` one) takes what is left. */
export function splitArguments(command, line) {
  const values = {};
  let left = line.trim();
  command.options.forEach((option, at) => {
    if (!left) return;
    const all = option.rest || at === command.options.length - 1;
    const name = option.kind === "person" ? personAt(left) : "";
    const word = name || (all ? left : left.split(/\s+/)[0]);
    values[option.name] = word;
    left = left.slice(word.length).trim();
  });
  return values;
}

function personAt(line) {
  const bare = line.replace(/^@/, "").toLocaleLowerCase();
  const fits = state.people.filter((one) => bare.startsWith(one.name.toLocaleLowerCase()));
  const best = fits.sort((a, b) => b.name.length - a.name.length)[0];
  return best ? line.slice(0, best.name.length + (line.startsWith("@") ? 1 : 0)) : "";
}

/** What a blank means on the wire: people and rooms by id, everything else as typed. */
export function meaning(option, text, picked) {
  if (picked && picked.label === text) return picked.value;
  const bare = text.trim().replace(/^[@#]/, "").toLocaleLowerCase();
  if (option.kind === "person") return state.people.find((one) => one.name.toLocaleLowerCase() === bare)?.id ?? text.trim();
  if (option.kind === "channel") return state.channels.find((one) => one.name.toLocaleLowerCase() === bare)?.id ?? text.trim();
  if (option.kind === "choice") return option.choices.find((one) => one.label.toLocaleLowerCase() === bare || one.value === bare)?.value ?? text.trim();
  return text.trim();
}

/** What may be put into a blank: `{value, label, note}`, those that hold what is typed. */
export function suggestions(option, typed, messages) {
  const bare = typed.trim().replace(/^[@#]/, "").toLocaleLowerCase();
  const lists = {
    person: () => state.people.filter((one) => !one.self).map((one) => ({ value: one.id, label: `@${one.name}`, note: one.rank, person: one })),
    channel: () => state.channels.filter((one) => one.kind !== "direct").map((one) => ({ value: one.id, label: `#${one.name}`, note: one.topic })),
    choice: () => option.choices.map((one) => ({ value: one.value, label: one.label, note: "" })),
    message: () => messages.filter((one) => one.text && !one.system).slice(-8).reverse().map((one) => ({ value: one.id, label: short(one), note: one.author?.name ?? "" })),
  };
  const all = lists[option.kind]?.() ?? [];
  return all.filter((one) => `${one.label} ${one.note}`.toLocaleLowerCase().includes(bare)).slice(0, MOST);
}

export function short(message) {
  const letters = Array.from(message.text || message.content?.blocks?.[0]?.text || "");
  return letters.length > 40 ? `${letters.slice(0, 39).join("")}…` : letters.join("");
}
