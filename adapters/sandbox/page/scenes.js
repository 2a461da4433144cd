// Situations to play: quiet chips at the right of the bar, a menu where there is no room for them.

import { byId, make } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { state } from "./store.js";
import { t } from "./texts.js";
import { tell } from "./wire.js";

const FACES = 5;

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
    }, icon("play"), make("span", { class: "try-word", text: t("page-try-button") }), make("span", { class: "more-word", text: t("page-more") }), icon("down")));
}

/** Shows as many chips as fit beside the pill, the first ones first; a menu holds all of them where any is left out. */
export function fitScenes() {
  const bar = byId("bar");
  const box = bar.querySelector(".scenes");
  if (!box) return;
  const chips = [...box.querySelectorAll(".chip")];
  const spills = () => bar.scrollWidth > bar.clientWidth + 1;
  for (const chip of chips) chip.hidden = chips.indexOf(chip) >= FACES;
  box.classList.toggle("more", chips.length > FACES);
  box.classList.remove("folded");
  for (let at = Math.min(FACES, chips.length); at > 0 && spills(); at--) {
    box.classList.add("more");
    chips[at - 1].hidden = true;
    if (at <= 2) box.classList.add("folded");
  }
}
