// Events of the platform's own: a strip under the room's name, and a sheet with all of one.

import { dialog } from "./a11y.js";
import { byId, make, redraw } from "./dom.js";
import { icon } from "./icons.js";
import { enlarge } from "./pictures.js";
import { channel, on, state } from "./store.js";
import { clockTime, dayOf, dayTime, t } from "./texts.js";
import { tell } from "./wire.js";

const SHOWN = 3;

let box;

export function startEvents() {
  box = make("section", { class: "events-strip", hidden: true });
  byId("talk").prepend(box);
  on("all texts events room channels messages", draw);
}

/** In the room for events, and in the room where one takes place. */
function draw() {
  const here = channel();
  const found = state.ready && here ? state.events.filter((one) => here.kind === "events" || one.channel === here.id) : [];
  const month = here?.kind === "events" ? newestMonth() : null;
  box.hidden = found.length === 0 && !month;
  box.setAttribute("aria-label", t("page-events"));
  redraw(box, month ? monthChip(month) : null, ...found.slice(0, SHOWN).map(chip), found.length > SHOWN ? make("span", { class: "edited", text: t("page-events-more", { count: found.length - SHOWN }) }) : null);
}

/** The newest month that Steward drew, wherever I see it, also where I alone do. */
function newestMonth() {
  const all = [...[...state.messages.values()].flat(), ...state.notes].filter((one) => one.attachments?.some((file) => file.drawing === "MonthGrid"));
  const newest = all.sort((a, b) => a.at - b.at).at(-1);
  return newest?.attachments.find((file) => file.drawing === "MonthGrid") ?? null;
}

function monthChip(file) {
  return make("button", { type: "button", class: "event-chip", "data-key": "month", onclick: () => enlarge(file) }, icon("calendar"), make("b", { text: t("page-month") }));
}

function chip(one) {
  return make("button", { type: "button", class: `event-chip ${one.active ? "active" : ""}`, "data-key": `event-${one.id}`, onclick: () => openEvent(one) },
    icon("calendar"), make("b", { text: one.name, dir: "auto" }),
    make("span", { class: "edited", text: one.active ? t("page-event-now") : dayTime(one.starts) }));
}

/** "From Fri 20 November at 17:00 to 18:00"; the day once, where it is one. */
function times({ starts, ends }) {
  return t("page-event-times", { starts: dayTime(starts), ends: dayOf(starts) === dayOf(ends) ? clockTime(ends) : dayTime(ends) });
}

const place = (one) => (one.channel ? `#${channel(one.channel)?.name ?? one.channel}` : one.where);

function openEvent(one) {
  const staff = ["moderator", "lead", "admin", "owner"].includes(state.people.find((who) => who.id === state.me)?.standing);
  const turn = (status) => async () => {
    const reply = await tell("event", { event: one.id, status });
    if (reply.ok) sheet.close();
  };
  const verb = (key, status) => make("button", { type: "button", class: "button", text: t(key), onclick: turn(status) });
  const sheet = dialog({ class: "panel", "aria-label": one.name },
    make("header", { class: "panel-head" }, make("h2", { text: one.name, dir: "auto" }),
      make("button", { type: "button", class: "tool", "aria-label": t("page-close"), onclick: () => sheet.close() }, icon("close", 20))),
    make("div", { class: "panel-body event-body" },
      make("p", { text: times(one) }),
      make("p", { text: place(one), dir: "auto" }),
      one.description ? make("p", { class: "text", text: one.description, dir: "auto" }) : null,
      staff ? make("div", { class: "buttons" }, one.active ? null : verb("page-event-begin", "active"),
        one.active ? verb("page-event-end", "completed") : null, verb("page-event-cancel", "canceled")) : null));
}
