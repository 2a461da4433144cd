// Steward's own sentences: the part that carries them in bold, commands as links into the composer.

import { make } from "./dom.js";
import { fillComposer } from "./composer.js";
import { state } from "./store.js";

/** Text with every `/command` that the reader may use, or its first word, made a link. */
export function said(text) {
  const names = [...new Set(state.commands.flatMap((one) => [one.name, one.name.split(" ")[0]]))].sort((a, b) => b.length - a.length);
  if (!text.includes("/") || names.length === 0) return [text];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}/.:_-])(/(?:${names.map(escape).join("|")}))(?![\\p{L}\\p{N}_/-])`, "gu");
  return text.split(pattern).filter(Boolean).map((part) => (part.startsWith("/") && names.includes(part.slice(1)) ? link(part) : part));
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function link(text) {
  return make("button", { type: "button", class: "command-link", text, onclick: () => fillComposer(`${text} `) });
}

const LEAD = 48;

/** Bold up to the first separator found; without one, or after a long sentence, nothing is bold. */
export function lead(text, ...separators) {
  for (const separator of separators) {
    const at = text.indexOf(separator);
    if (at > 0 && at <= LEAD) return [make("b", { text: text.slice(0, at) + kept(separator) }), ...said(rest(text, at, separator))];
  }
  return said(text);
}

/** A colon belongs to the bold words; a dot or a comma between two parts to neither. */
const kept = (separator) => (separator.startsWith(":") ? ":" : "");

function rest(text, at, separator) {
  return text.slice(at + kept(separator).length);
}
