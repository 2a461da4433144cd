// Where the page begins: reads the address, opens the line, hands frames to what shows them.

import { announce } from "./a11y.js";
import { startBar } from "./bar.js";
import { startChannels } from "./channels.js";
import { startClocks } from "./clock.js";
import { startComposer } from "./composer.js";
import { byId, make, redraw } from "./dom.js";
import { startEvents } from "./events.js";
import { openForm } from "./form.js";
import { closeMenu } from "./menu.js";
import { showNotice } from "./notices.js";
import { startPeople } from "./people.js";
import { startRoom } from "./room.js";
import { changed, channel, on, open, state } from "./store.js";
import { goTo, startTalk } from "./talk.js";
import { t } from "./texts.js";
import { place, startTheme } from "./theme.js";
import { connect } from "./wire.js";

const heard = {
  form: (frame) => openForm(frame.form, frame.channel),
  notice: (frame) => showNotice(frame.text, frame.tone),
  go: (frame) => goTo(frame.channel, frame.message),
};

function start() {
  const search = new URLSearchParams(location.search);
  startTheme(search.get("theme"));
  startBar();
  startChannels();
  startRoom();
  startTalk();
  startEvents();
  startComposer();
  startPeople();
  startClocks();
  on("connection steward texts", drawBanner);
  on("all texts room", drawAddress);
  addEventListener("hashchange", follow);
  state.room = named()[0] ?? "";
  on("all", first);
  connect(search.get("as"), search.get("lang"), (frame) => heard[frame.on]?.(frame));
  changed("connection");
}

/** The room, and perhaps the message, that the address names. */
function named() {
  return location.hash.slice(1).split("/").filter(Boolean).map(decodeURIComponent);
}

function follow() {
  closeMenu();
  const [room, message] = named();
  if (!room || !state.ready) return;
  if (message) goTo(room, message);
  else if (room !== state.room) open(room);
}

/** The first snapshot may have been asked for by a link to one message. */
let asked = named();
function first() {
  const [room, message] = asked;
  asked = [];
  if (message && room === state.room) goTo(room, message);
}

/** The address always says who, in which language and where, so that it can be copied. */
function drawAddress() {
  if (!state.ready) return;
  const here = channel();
  document.documentElement.lang = state.lang;
  document.title = `${here ? here.name : ""} · ${state.community.name} · Steward`;
  byId("skip").textContent = t("page-skip");
  byId("skip").onclick = (event) => {
    event.preventDefault();
    byId("composer")?.querySelector("textarea, input")?.focus();
  };
  place(here?.kind === "private");
  const address = new URL(location.href);
  address.searchParams.set("as", state.me);
  address.searchParams.set("lang", state.lang);
  if (decodeURIComponent(address.hash.slice(1).split("/")[0]) !== state.room) address.hash = encodeURIComponent(state.room);
  if (address.href !== location.href) history.replaceState(null, "", address);
}

function bannerText() {
  if (state.refused && !state.online) return state.refused;
  if (!state.online) return t("page-reconnecting");
  return state.steward.running ? "" : state.steward.why || t("page-stopped");
}

/** One line at the top while something is wrong with the line or with Steward. Before the first snapshot the words of
 *  index.html stay. */
function drawBanner() {
  const banner = byId("banner");
  if (!state.ready && !state.refused) return;
  const text = bannerText();
  banner.hidden = !text;
  banner.classList.toggle("stopped", state.online && Boolean(text));
  if (banner.textContent !== text) redraw(banner, text ? make("p", { text }) : null);
}

addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, dialog, [role=menu]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const field = byId("composer")?.querySelector("textarea");
  if (!field || field.disabled) return;
  field.focus();
  field.value = "/";
  field.dispatchEvent(new Event("input", { bubbles: true }));
});

on("progress", () => {
  const [first] = state.progress.values();
  if (first && first.done === 0) announce(first.text);
});

start();
