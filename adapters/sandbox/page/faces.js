// Who somebody is at a glance: people are circles, Steward is a square; away is a hollow ring.

import { make } from "./dom.js";
import { lantern } from "./icons.js";
import { state } from "./store.js";

const tints = new Map();

/** One of eight pastel pairs by order of first sight: neighbours in a list differ. */
function tint(id) {
  for (const one of state.people) if (!one.self && !tints.has(one.id)) tints.set(one.id, tints.size % 8);
  return tints.get(id) ?? 7;
}

/** One letter, two where another listed person has the same first one. */
function initials(person) {
  const letters = Array.from(person.name.trim().normalize("NFC")).filter((one) => /[\p{L}\p{N}]/u.test(one));
  const first = (letters[0] ?? "?").toLocaleUpperCase();
  const rivals = state.people.some((one) => {
    if (one.id === person.id || one.self) return false;
    return (Array.from(one.name.trim())[0] ?? "").toLocaleUpperCase() === first && one.presence === person.presence;
  });
  return rivals && letters[1] ? first + letters[1].toLocaleLowerCase() : first;
}

/** The picture of a person (`{id, name, self, presence}`) at a size of 24, 30 or 36 px. */
export function face(person, size = 36, hollow = false) {
  if (person.self) return make("span", { class: `face mark size-${size}` }, lantern(size));
  const kind = hollow ? "hollow" : `tint-${tint(person.id)}`;
  return make("span", { class: `face ${kind} size-${size}`, "aria-hidden": "true", text: initials(person) });
}
