// The page's own words: a catalogue from the server, filled in and counted here. Times and numbers in the reader's way.

import { state } from "./store.js";

/** The sentence of a key with `{name}` filled in. A missing key shows itself, so that nobody has to guess. */
export function t(key, values = {}) {
  const pattern = state.texts[key] ?? key;
  return pattern.replace(/\{\s*([a-z_]+)\s*\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

/** A counted sentence: picks `key-one`, `-few`, `-many` or `-other` by the language's own plural rules. */
export function counted(key, count, values = {}) {
  const form = new Intl.PluralRules(state.lang).select(count);
  const chosen = `${key}-${form}` in state.texts ? form : "other";
  return t(`${key}-${chosen}`, { count, ...values });
}

function shown(value) {
  return typeof value === "number" ? new Intl.NumberFormat(state.lang).format(value) : String(value);
}

/** The server's clock now, in ms: the page may run on a phone whose clock is wrong. */
export function now() {
  return Date.now() + state.skew;
}

function format(at, options) {
  const key = JSON.stringify([state.lang, state.zone, options]);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale(), { timeZone: state.zone, ...options })));
  return made.format(at / 1000);
}

const formats = new Map();

/** English with a 24-hour clock and the day before the month, as Steward's own sentences have it. */
function locale() {
  return state.lang === "en" ? "en-GB" : state.lang;
}

/** "18:44". */
export function clockTime(at) {
  return format(at, { hour: "2-digit", minute: "2-digit" });
}

/** "20 November, 18:44:05" for a title. */
export function fullTime(at) {
  return format(at, { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

/** "Fri 20 November, 19:30": a moment that is still to come. */
export function dayTime(at) {
  return format(at, { weekday: "short", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
}

/** A key for the day a moment falls on in the community's zone. */
export function dayOf(at) {
  return format(at, { year: "numeric", month: "2-digit", day: "2-digit" });
}

/** "Today", "Yesterday", "12 June", "12 June 2025". */
export function dayName(at) {
  const today = now() * 1000;
  if (dayOf(at) === dayOf(today)) return t("page-today");
  if (dayOf(at) === dayOf(today - 86_400_000_000)) return t("page-yesterday");
  const sameYear = format(at, { year: "numeric" }) === format(today, { year: "numeric" });
  return format(at, { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

/** What is left until a moment, in words: "28 min left", "6 min over"; `us` may be negative. */
export function left(us) {
  const minutes = Math.max(1, Math.ceil(Math.abs(us) / 60_000_000));
  const end = us >= 0 ? "left" : "over";
  if (minutes < 60) return counted(`page-minutes-${end}`, minutes);
  if (minutes < 48 * 60) return counted(`page-hours-${end}`, Math.round(minutes / 60));
  return counted(`page-days-${end}`, Math.round(minutes / 1440));
}

/** "12 KB" */
export function size(bytes) {
  if (!bytes) return "";
  const [unit, value] = bytes >= 1_048_576 ? ["megabyte", bytes / 1_048_576] : ["kilobyte", Math.max(1, bytes / 1024)];
  return new Intl.NumberFormat(state.lang, { style: "unit", unit, maximumFractionDigits: unit === "megabyte" ? 1 : 0 }).format(value);
}
