// Who is here: the column at the right, the cases that wait beneath it in the moderators' room; a panel where it is narrow.

import { dialog } from "./a11y.js";
import { shortClock } from "./clock.js";
import { byId, hidden, make, redraw } from "./dom.js";
import { face } from "./faces.js";
import { bars, icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { channel, on, open, state } from "./store.js";
import { goTo } from "./talk.js";
import { counted, t } from "./texts.js";
import { fillComposer } from "./composer.js";
import { tell } from "./wire.js";

export function startPeople() {
  on("all texts people channels room waiting", draw);
}

function draw() {
  if (!state.ready) return;
  byId("people").setAttribute("aria-label", t("page-people"));
  redraw(byId("people"), ...lists());
  const panel = document.querySelector(".people-panel .panel-body");
  if (panel) redraw(panel, ...lists());
}

function lists() {
  const here = channel();
  if (here?.people) return [group(t("page-in-room"), inRoom(here.people)), waitingList(here)];
  const present = state.people.filter((one) => one.presence === "here" && !one.gone);
  const away = state.people.filter((one) => one.presence !== "here" && !one.gone);
  return [
    group(t("page-here-now", { count: state.counts.here || present.length }), present),
    away.length ? group(t("page-away", { count: state.counts.away || away.length }), away) : null,
  ];
}

function inRoom(ids) {
  const known = ids.map((id) => state.people.find((one) => one.id === id)).filter(Boolean);
  return known.sort((a, b) => (b.id === state.me) - (a.id === state.me) || (a.presence === "away") - (b.presence === "away"));
}

function group(title, people) {
  return make("section", { class: "group" }, make("h2", { class: "label", text: title }),
    make("ul", {}, ...people.map((one) => make("li", {}, row(one)))));
}

function row(one) {
  const mine = one.id === state.me;
  const hollow = one.presence !== "here";
  return make("button", {
    type: "button", class: `person ${mine ? "me" : ""} ${hollow ? "away" : ""}`, "aria-haspopup": "menu", "aria-expanded": "false",
    "data-key": `person-${one.id}`, onclick: (event) => openMenu(event.currentTarget, verbs(one), { label: one.name }),
  },
  face(one, 24, hollow),
  make("span", { class: "person-words" },
    make("span", { class: "person-name", dir: "auto", text: mine ? t("page-me", { name: one.name }) : one.name }),
    make("span", { class: "side-note", text: one.self ? t("page-bot") : one.rank || (one.new ? t("page-new") : "") })));
}

function verbs(one) {
  const items = [];
  if (one.self) items.push({ label: t("page-write-to", { name: one.name }), icon: "chat", act: () => writeTo(one) });
  if (!one.self) items.push({ label: t("page-mention", { name: one.name }), icon: "person", act: () => fillComposer(`@${one.name} `, true) });
  if (state.personas.some((who) => who.id === one.id) && one.id !== state.me) {
    items.push({ label: t("page-become", { name: one.name }), icon: "eye", act: () => tell("become", { as: one.id }) });
  }
  return items;
}

async function writeTo(one) {
  const reply = await tell("direct", { with: one.id });
  if (reply.ok) {
    open(reply.channel);
    document.querySelector(".people-panel")?.close();
  }
}

function waitingList(here) {
  const cases = state.waiting.filter((one) => one.channel === here.id);
  if (cases.length === 0) return null;
  return make("section", { class: "group" }, make("h2", { class: "label", text: t("page-waiting-title") }),
    make("ul", {}, ...cases.map((one) => make("li", {}, make("button", {
      type: "button", class: "person", "data-key": `case-${one.case}`, onclick: () => goTo(one.channel, one.message),
    },
    make("span", { class: `severity ${one.severity}` }, bars(one.level, 20), hidden(one.word)),
    make("span", { class: "person-words" }, make("span", { class: "person-name", text: one.title }), shortClock(one)))))));
}

/** The same lists as a panel, for widths where the column is hidden. */
export function openPeople() {
  const title = t("page-people");
  const box = dialog({ class: "panel people-panel", "aria-label": title },
    make("header", { class: "panel-head" }, make("h2", { text: counted("page-members", state.community.members) }),
      make("button", { type: "button", class: "tool", "aria-label": t("page-close"), onclick: () => box.close() }, icon("close", 20))),
    make("div", { class: "panel-body" }, ...lists()));
}
