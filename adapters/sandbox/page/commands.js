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

const plain = (text) => text.toLocaleLowerCase().replaceAll("ё", "е");
const familyOf = (command) => command.name.split(" ")[0];
const SECTIONS = { nobody: 0, newcomer: 0, member: 0, trusted: 0, moderator: 1, lead: 1 };

/** For whom a row stands: 0 everybody, 1 the moderators, 2 those who set Steward up. */
export const sectionOf = (command) => SECTIONS[command.needs ?? "member"] ?? 2;

/** The rows of the palette: `{command}`, or `{family, note, commands}` that stands for several of one first word.
 *
 *  A name that begins with what was typed comes first; one family alone is shown whole. Then every command that has all
 *  the typed words somewhere in its name, its sentence or its blanks. */
export function findCommands(typed) {
  const words = plain(typed.trimStart());
  if (!words) return fold(state.commands);
  const starts = state.commands.filter((one) => plain(`${one.name} `).startsWith(words));
  const found = words.includes(" ") || new Set(starts.map(familyOf)).size < 2 ? starts.map((command) => ({ command })) : fold(starts);
  const parts = words.split(/\s+/).filter(Boolean);
  const inside = state.commands.filter((one) => !starts.includes(one) && parts.every((part) => told(one).includes(part)));
  return [...found, ...inside.map((command) => ({ command }))];
}

const told = (one) => plain([one.name, one.description, one.family ?? "", ...one.options.map((blank) => `${blank.name} ${blank.hint}`)].join(" "));

/** Those of one first word under one row, each where the first of them that the most may use would stand. */
function fold(commands) {
  const families = grouped(commands);
  const rows = [...families].map(([family, of]) => (of.length === 1 ? { command: of[0] } : { family, note: of[0].family || of[0].description, commands: of }));
  const section = (row) => Math.min(...(row.commands ?? [row.command]).map(sectionOf));
  return rows.map((row) => ({ ...row, section: section(row) })).sort((a, b) => a.section - b.section);
}

function grouped(commands) {
  const found = new Map();
  for (const one of commands) found.set(familyOf(one), [...(found.get(familyOf(one)) ?? []), one]);
  return found;
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
