// The head of a room: where I am, who sees it, how many cases wait.

import { openDrawer } from "./channels.js";
import { byId, make, redraw } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { openPeople } from "./people.js";
import { channel, on, open, state } from "./store.js";
import { goTo } from "./talk.js";
import { counted, t } from "./texts.js";
import { tell } from "./wire.js";

export function startRoom() {
  on("all texts room waiting channels", draw);
}

function draw() {
  const here = channel();
  if (!state.ready || !here) return;
  const waits = state.waiting.filter((one) => one.channel === here.id).length;
  redraw(byId("room"),
    iconButton("menu", t("page-open-rooms"), "drawer", openDrawer),
    here.kind === "private" ? make("span", { class: "lock-tile" }, icon("lock")) : null,
    make("div", { class: "room-words" },
      make("h2", { class: "room-name", tabindex: "-1" },
        here.kind === "text" || here.kind === "events" ? make("span", { text: "# ", "aria-hidden": "true" }) : null,
        here.kind === "private" ? icon("lock") : null,
        make("span", { text: here.name, dir: "auto" })),
      make("p", { class: "topic", text: here.seen_by || here.topic, dir: "auto" })),
    here.parent ? make("button", { type: "button", class: "link", text: t("page-back-to-room", { channel: channel(here.parent)?.name ?? "" }), "data-key": "back", onclick: () => open(here.parent) }) : null,
    waits ? make("span", { class: "waiting-count", text: counted("page-waiting", waits) }) : null,
    here.kind === "voice" ? seatButton(here) : null,
    here.pins?.length ? pinsButton(here) : null,
    iconButton("people", t("page-show-people"), "people", openPeople));
}

function seatButton(here) {
  const sits = here.seats?.includes(state.me);
  return make("button", {
    type: "button", class: `button ${sits ? "" : "soft"} seat-button`, "data-key": "seat", text: t(sits ? "page-get-up" : "page-sit-down"),
    onclick: () => tell("sit", { channel: sits ? "" : here.id }),
  });
}

/** What is pinned here, the newest first; a press goes to it. */
function pinsButton(here) {
  const label = counted("page-pins", here.pins.length);
  return make("button", {
    type: "button", class: "tool pins-button", "aria-label": label, title: label, "aria-haspopup": "menu", "aria-expanded": "false", "data-key": "pins",
    onclick: (event) => openMenu(event.currentTarget, here.pins.map((one) => ({ label: one.text || "…", icon: "pin", act: () => goTo(here.id, one.message) })), { title: label, wide: true }),
  }, icon("pin", 20));
}

function iconButton(name, label, key, act) {
  return make("button", { type: "button", class: `tool ${key}-button`, "aria-label": label, title: label, "data-key": key, onclick: act }, icon(name, 20));
}
