// Everything that runs: case clocks and grace lines step once a second, nothing else moves.

import { icon, ring, turn } from "./icons.js";
import { make } from "./dom.js";
import { left, now, t } from "./texts.js";

const running = new Set();

export function startClocks() {
  setInterval(step, 1000);
}

function step() {
  for (const one of running) {
    if (!one.element.isConnected && one.seen) running.delete(one);
    else one.tick();
    one.seen = one.element.isConnected;
  }
}

function run(element, tick) {
  running.add({ element, tick, seen: false });
  tick();
  return element;
}

/** The aside of a heading: words alone, an icon and words, or a ring that empties with words that run. What the server
 *  said is shown where the time was over already when it said so: "6 min over, Oskar called". */
export function clock({ aside, icon: picture, until, total }) {
  if (!until) return make("span", { class: `clock ${picture === "warning" ? "over" : ""}` }, icon(picture ?? "", 16), make("span", { text: aside }));
  const words = make("span", { class: "clock-words" });
  const face = make("span", { class: "clock-face" }, ring(1), icon("warning", 16));
  const element = make("span", { class: "clock", role: "timer", "aria-live": "off" }, face, words);
  const wasOver = until <= now() * 1000;
  return run(element, () => {
    const rest = until - now() * 1000;
    const share = total ? rest / total : 1;
    element.classList.toggle("late", rest > 0 && share <= 0.2);
    element.classList.toggle("over", rest <= 0);
    turn(face, share);
    words.textContent = wasOver && aside ? aside : left(rest);
  });
}

/** The same for a side list: the words alone. */
export function shortClock({ aside, until }) {
  const words = make("span", { class: "side-note", text: aside });
  if (!until || until <= now() * 1000) return words;
  return run(words, () => {
    words.textContent = left(until - now() * 1000);
  });
}

/** A grace line: a hairline that shortens, and how many seconds are left to undo. */
export function countdown({ text, at, total }) {
  const line = make("span", { class: "grace-line", "aria-hidden": "true" });
  const seconds = make("b", { class: "grace-left" });
  const element = make("div", { class: "grace" }, line,
    make("p", { class: "grace-text" }, icon("clock"), make("span", {}, `${text} · `, seconds)));
  return run(element, () => {
    const rest = Math.max(0, at - now() * 1000);
    seconds.textContent = t("page-in-seconds", { count: Math.ceil(rest / 1_000_000) });
    line.style.setProperty("--left", String(total ? Math.min(1, rest / total) : 0));
  });
}
