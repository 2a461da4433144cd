// The bar on top: whose page this is, who I am, what can be tried, the language and the light.

import { phone } from "./a11y.js";
import { byId, make, redraw } from "./dom.js";
import { icon, lantern } from "./icons.js";
import { openMenu } from "./menu.js";
import { personaPill } from "./persona.js";
import { fitScenes, sceneChips } from "./scenes.js";
import { on, state } from "./store.js";
import { t } from "./texts.js";
import { isDark, turnTheme } from "./theme.js";
import { tell } from "./wire.js";

export function startBar() {
  on("all texts people", draw);
  matchMedia("(max-width: 719.98px)").addEventListener("change", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  addEventListener("resize", fitScenes);
}

function draw() {
  if (!state.ready) return;
  redraw(byId("brand"), lantern(26), make("span", { class: "brand-name" }, make("b", { text: "Steward" }), " ",
    make("span", { class: "brand-note", text: t("page-sandbox") })));
  byId("bar").setAttribute("aria-label", t("page-bar"));
  redraw(byId("bar"), personaPill(), sceneChips(), phone() ? null : tools());
  fitScenes();
}

/** Language and light; on a phone they stand at the foot of the drawer. */
export function tools() {
  return make("div", { class: "tools" }, languageButton(), themeButton());
}

function languageButton() {
  const label = t("page-language");
  return make("button", {
    type: "button", class: "tool", "aria-label": label, title: label, "aria-haspopup": "menu", "aria-expanded": "false",
    "data-key": "language",
    onclick: (event) => openMenu(event.currentTarget, state.langs.map((one) => ({
      label: one.name, checked: one.code === state.lang, act: () => tell("language", { lang: one.code }),
    })), { label }),
  }, icon("globe", 18), phone() ? make("span", { text: label }) : null);
}

function themeButton() {
  const label = t(isDark() ? "page-light" : "page-dark");
  return make("button", {
    type: "button", class: "tool", "aria-label": label, title: label, "data-key": "theme",
    onclick: (event) => {
      turnTheme();
      event.currentTarget.replaceWith(themeButton());
      document.querySelector("[data-key=theme]")?.focus();
    },
  }, icon(isDark() ? "sun" : "moon", 18), phone() ? make("span", { text: label }) : null);
}
