// The side bar: the community's rooms by section, what is unread, what waits; on a phone a drawer.

import { announce, arrows, phone } from "./a11y.js";
import { tools } from "./bar.js";
import { byId, hidden, make, redraw } from "./dom.js";
import { face } from "./faces.js";
import { icon } from "./icons.js";
import { on, open, person, state } from "./store.js";
import { counted, t } from "./texts.js";
import { openTroubles } from "./trouble.js";

const ICONS = { text: "hash", events: "calendar", private: "lock", direct: "chat", thread: "thread", voice: "voice" };

export function startChannels() {
  on("all texts channels waiting troubles room people", draw);
  arrows(byId("side"), "button.channel, .side-tool, .tool");
  byId("scrim").addEventListener("click", closeDrawer);
  byId("side").addEventListener("keydown", (event) => event.key === "Escape" && closeDrawer());
  matchMedia("(max-width: 719.98px)").addEventListener("change", () => { closeDrawer(); draw(); });
  on("waiting all", tellCases);
}

let told = new Set();

/** Cases that came while I am in another room are spoken; their cards are spoken where I see them. */
function tellCases() {
  const now = new Set(state.waiting.map((one) => one.case));
  const fresh = state.waiting.filter((one) => !told.has(one.case) && one.channel !== state.room);
  if (told.size && fresh.length) announce(counted("page-new-cases", fresh.length));
  told = now.size ? now : new Set([""]);
}

function draw() {
  if (!state.ready) return;
  const side = byId("side");
  side.setAttribute("aria-label", t("page-rooms"));
  redraw(side,
    make("h1", { class: "community", text: state.community.name, dir: "auto" }),
    make("div", { class: "sections" }, ...sections()),
    make("div", { class: "side-foot" },
      state.troubles.length ? troubleButton() : null,
      phone() ? tools() : null,
      make("p", { class: "promise" }, icon("home"), make("span", { text: t("page-promise") }))));
}

function sections() {
  const groups = new Map();
  for (const one of state.channels) groups.set(one.section, [...(groups.get(one.section) ?? []), one]);
  return [...groups].map(([name, rooms], at) => make("section", { class: "section", "aria-labelledby": `section-${at}` },
    make("h2", { class: "label", id: `section-${at}`, text: name }),
    make("ul", {}, ...rooms.map((room) => make("li", {}, channelButton(room), seats(room))))));
}

function channelButton(room) {
  const here = room.id === state.room;
  const waits = state.waiting.filter((one) => one.channel === room.id).length;
  return make("button", {
    type: "button", class: `channel ${room.kind} ${room.unread ? "unread" : ""}`, "aria-current": here ? "page" : null,
    "data-key": `room-${room.id}`, onclick: () => { open(room.id); closeDrawer(); },
  },
  icon(ICONS[room.kind] ?? "hash"),
  make("span", { class: "channel-name", text: room.name, dir: "auto" }),
  waits ? make("span", { class: "badge" }, make("span", { text: String(waits), "aria-hidden": "true" }), hidden(counted("page-waiting", waits))) : null,
  !waits && room.unread ? hidden(counted("page-unread", room.unread)) : null);
}

/** Who sits in a voice room. */
function seats(room) {
  const there = (room.seats ?? []).map((id) => person(id)).filter(Boolean);
  if (!there.length) return null;
  return make("ul", { class: "seats", "aria-label": t("page-seats") }, ...there.map((one) => make("li", {}, face(one, 24), make("span", { text: one.name, dir: "auto" }))));
}

function troubleButton() {
  const set = state.troubles.filter((one) => one.on || one.who?.length).length;
  return make("button", { type: "button", class: "side-tool", "data-key": "troubles", onclick: () => { closeDrawer(); openTroubles(); } },
    icon("wrench"), make("span", { text: t("page-troubles") }), set ? make("span", { class: "badge quiet", text: String(set) }) : null);
}

/** The drawer takes the focus; what lies beneath can't be reached until it is shut. */
export function openDrawer() {
  byId("app").classList.add("drawn");
  byId("scrim").hidden = false;
  for (const id of ["main", "bar", "people"]) byId(id).inert = true;
  const side = byId("side");
  (side.querySelector("[aria-current]") ?? side.querySelector("button"))?.focus();
}

function closeDrawer() {
  if (!byId("app").classList.contains("drawn")) return;
  byId("app").classList.remove("drawn");
  byId("scrim").hidden = true;
  for (const id of ["main", "bar", "people"]) byId(id).inert = false;
  document.querySelector("[data-key=drawer]")?.focus();
}
