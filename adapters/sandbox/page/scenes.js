// Situations to play: quiet chips at the right of the bar, a menu where there is no room for them.

import { byId, make } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { state } from "./store.js";
import { t } from "./texts.js";
import { tell } from "./wire.js";

export function sceneChips() {
  if (state.scenes.length === 0) return null;
  const play = (scene) => tell("scene", { scene: scene.id });
  return make("div", { class: "scenes", role: "group", "aria-label": t("page-try-label") },
    make("span", { class: "scenes-label", text: t("page-try"), "aria-hidden": "true" }),
    ...state.scenes.map((one) => make("button", {
      type: "button", class: "chip", text: one.label, title: one.note, "data-key": `scene-${one.id}`, onclick: () => play(one),
    })),
    make("button", {
      type: "button", class: "pill try", "aria-haspopup": "menu", "aria-expanded": "false", "data-key": "try",
      onclick: (event) => openMenu(event.currentTarget, state.scenes.map((one) => ({ label: one.label, note: one.note, act: () => play(one) })),
        { title: t("page-try-label"), wide: true }),
    }, icon("play"), make("span", { text: t("page-try-button") })));
}

/** Shows chips while they fit beside the pill; where they don't, the menu holds them all. */
export function fitScenes() {
  const box = byId("bar").querySelector(".scenes");
  if (!box) return;
  box.classList.remove("folded");
  const bar = byId("bar");
  if (bar.scrollWidth > bar.clientWidth + 1 || box.scrollWidth > box.clientWidth + 1) box.classList.add("folded");
}
