// The first visit: three sentences, once.

import { make } from "./dom.js";
import { t } from "./texts.js";

const KEY = "steward-welcomed";
let welcomed = false;

function known() {
  try {
    return welcomed || localStorage.getItem(KEY) === "yes";
  } catch {
    return welcomed;
  }
}

/** The strip above the talk, or nothing once it has been read. */
export function drawWelcome(then) {
  if (known()) return null;
  return make("aside", { class: "welcome", "aria-label": t("page-welcome-title") },
    make("p", {}, make("b", { text: t("page-welcome-title") }), ` ${t("page-welcome-text")}`),
    make("button", { type: "button", class: "button safe", text: t("page-got-it"), onclick: () => gotIt(then) }));
}

function gotIt(then) {
  welcomed = true;
  try {
    localStorage.setItem(KEY, "yes");
  } catch {
    // Without a memory the strip stays away until the page is closed.
  }
  then();
  document.querySelector("#composer textarea")?.focus();
}
