// The conversation: messages in order, days between them, and a scroll that never moves what is under the pointer.

import { announce, quiet } from "./a11y.js";
import { byId, keyPath, make } from "./dom.js";
import { icon } from "./icons.js";
import { drawMessage, spoken } from "./message.js";
import { channel, entries, findMessage, flush, on, open, putBefore, state } from "./store.js";
import { counted, dayName, dayOf, t } from "./texts.js";
import { hideToolbar, pickedUp, startToolbar } from "./toolbar.js";
import { drawWelcome } from "./welcome.js";
import { ask } from "./wire.js";

const NEAR = 48;
const SPOKEN = 3;
const CLOSE = 5 * 60 * 1_000_000;
const nodes = new Map();
let log, list, spacer, pill;
let shown = "";
let language = "";
let missed = [];
let told = "";

export function startTalk() {
  list = make("div", { class: "list" });
  spacer = make("div", { class: "spacer", "aria-hidden": "true" });
  log = make("div", { class: "log", id: "log", role: "log", "aria-live": "off", tabindex: "0" }, list, spacer);
  pill = make("button", { type: "button", class: "pill news", hidden: true, onclick: () => toEnd(true) });
  byId("talk").prepend(log, make("div", { class: "news-place" }, pill));
  log.addEventListener("scroll", scrolled, { passive: true });
  log.addEventListener("pointerleave", settle);
  document.addEventListener("visibilitychange", () => pinned && seen());
  on("all texts messages room people progress", draw);
  new ResizeObserver(() => pinned && toEnd()).observe(log);
  startToolbar(log);
}

let pinned = true;

function atEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
}

function scrolled() {
  pinned = atEnd();
  if (pinned) seen();
}

/** Whoever is about to press something must not have it moved away: over a card or with the keyboard in one. A finger
 *  that has tapped is gone, though the browser still tells of hover and focus where it was. */
function held() {
  const over = matchMedia("(hover: hover)").matches ? ".card:hover, .note:hover, .reactions:hover, " : "";
  return log.querySelector(`${over}.card:has(:focus-visible), .note:has(:focus-visible)`);
}

function draw() {
  if (!state.ready) return;
  const here = channel();
  if (!here) return;
  if (shown !== here.id || language !== state.lang) return whole(here);
  const follow = pinned && !held();
  const before = list.lastElementChild?.dataset.id;
  if (follow) spacer.style.height = "0";
  keepStill(() => reconcile(here), !follow);
  const news = arrivals(before);
  if (follow) toEnd();
  else missed.push(...news.filter((one) => !one.only_you));
  showAnswer(news);
  drawPill();
  if (news.length > SPOKEN) announce(counted("page-new-messages", news.length));
  else news.forEach(say);
}

/** Another room or another language: everything anew, from the newest message. */
function whole(here) {
  [shown, language, missed] = [here.id, state.lang, []];
  nodes.clear();
  hideToolbar();
  spacer.style.height = "0";
  list.replaceChildren();
  log.setAttribute("aria-label", t("page-log", { channel: here.name }));
  state.fresh.clear();
  reconcile(here);
  toEnd();
  drawPill();
}

function reconcile(here) {
  const wanted = plan(here);
  let at = list.firstChild;
  const keep = new Set(wanted);
  for (const old of [...list.children]) if (!keep.has(old)) forget(old, () => (at = at === old ? old.nextSibling : at));
  for (const node of wanted) {
    if (node === at) at = at.nextSibling;
    else list.insertBefore(node, at);
  }
  if (focusBack) giveBack(focusBack);
  focusBack = null;
}

let focusBack = null;

/** The focus returns to the same control, or, where a card has shrunk, to the row that stands in its place. */
function giveBack({ key, id }) {
  const same = key && list.querySelector(`[data-key="${CSS.escape(key)}"]`);
  (same || nodes.get(id)?.node)?.focus({ preventScroll: true });
}

function forget(old, step) {
  if (old.contains(document.activeElement)) focusBack = { key: keyPath(document.activeElement), id: old.dataset.id };
  step();
  old.remove();
}

/** The nodes that should stand in the list, old ones kept where nothing changed. */
function plan(here) {
  const all = entries(here.id);
  const wanted = [];
  wanted.push(...heads(here, all));
  let last = null;
  for (const entry of all) {
    if (!last || dayOf(last.at) !== dayOf(entry.at)) wanted.push(keyed(`day-${dayOf(entry.at)}`, null, () => day(entry.at)));
    const follows = last && !entry.content && !last.content && !entry.system && !last.system && !entry.reply
      && last.author?.id === entry.author?.id && entry.at - last.at < CLOSE && dayOf(last.at) === dayOf(entry.at);
    const known = state.people.find((one) => one.id === entry.author?.id);
    const stamp = [entry, Boolean(follows), known?.new, known?.gone].map((one) => (one === entry ? "" : String(one))).join();
    wanted.push(keyed(entry.id, entry, () => drawMessage(entry, here, follows), stamp));
    last = entry;
  }
  for (const [id, one] of state.progress) wanted.push(keyed(`progress-${id}`, one, () => progress(one)));
  return wanted;
}

function heads(here, all) {
  const found = [];
  const welcome = drawWelcome(() => draw());
  if (welcome) found.push(keyed("welcome", null, () => welcome));
  if (here.more && all.length) found.push(keyed("older", null, () => older(here)));
  if (all.length === 0) found.push(keyed(`empty-${here.kind}`, null, () => empty(here)));
  return found;
}

function keyed(key, source, build, stamp = "") {
  const old = nodes.get(key);
  if (old && old.source === source && old.stamp === stamp && (source || old.node.isConnected)) return old.node;
  const node = build();
  node.dataset.id = key;
  if (state.fresh.has(key)) {
    node.classList.add("arrived");
    node.dataset.new = t("page-arrived");
  }
  nodes.set(key, { source, node, stamp });
  return node;
}

function day(at) {
  return make("div", { class: "day", role: "separator" }, make("span", { text: dayName(at) }));
}

function empty(here) {
  const key = here.kind === "private" ? "page-empty-cases" : here.kind === "direct" ? "page-empty-direct" : "page-empty";
  return make("p", { class: "empty", text: t(key, { channel: here.name }) });
}

function progress({ text, done, total }) {
  return make("div", { class: "system" }, make("p", { text }), make("progress", { max: total, value: done, "aria-label": text }));
}

function older(here) {
  return make("div", { class: "older" }, make("button", {
    type: "button", class: "link", text: t("page-older"), "data-key": "older",
    onclick: async () => {
      const reply = await ask("older", { channel: here.id, before: entries(here.id)[0].id });
      if (reply.ok) putBefore(here.id, reply.messages ?? [], reply.more);
    },
  }));
}

/** Runs a change so that the row under the pointer (or with the focus, or the first seen one) stays where it is. */
function keepStill(change, always) {
  const anchor = log.querySelector(".list > :hover") ?? log.querySelector(".list > :focus-within") ?? (always ? firstSeen() : null);
  const top = anchor?.getBoundingClientRect().top;
  const id = anchor?.dataset.id;
  change();
  const after = anchor && (anchor.isConnected ? anchor : nodes.get(id)?.node);
  if (!after?.isConnected) return;
  const moved = after.getBoundingClientRect().top - top;
  if (!moved) return;
  log.scrollTop += moved;
  const rest = after.getBoundingClientRect().top - top;
  if (rest > 0.5) {
    spacer.style.height = `${spacer.offsetHeight + rest}px`;
    log.scrollTop += after.getBoundingClientRect().top - top;
  }
}

function firstSeen() {
  const edge = log.getBoundingClientRect().top;
  return [...list.children].find((one) => one.getBoundingClientRect().bottom > edge + 8) ?? null;
}

/** The room that was kept under a shrunken card goes once the pointer has left. */
function settle() {
  if (!spacer.offsetHeight) return;
  spacer.style.height = "0";
  if (pinned) toEnd();
}

function arrivals(before) {
  const all = entries(shown);
  const at = all.findIndex((one) => one.id === before);
  const news = all.slice(at + 1).filter((one) => state.fresh.has(one.id));
  for (const one of news) state.fresh.delete(one.id);
  return news.filter((one) => one.author?.id !== state.me);
}

/** An answer to what I pressed is brought into view: I asked for it. */
function showAnswer(news) {
  const answer = news.findLast((one) => one.only_you);
  if (answer) nodes.get(answer.id)?.node.scrollIntoView({ block: "nearest" });
}

function say(entry) {
  const text = spoken(entry);
  if (text && text !== told) announce(text);
  told = text;
}

export function toEnd(smooth = false) {
  log.scrollTo({ top: log.scrollHeight, behavior: smooth && !quiet() ? "smooth" : "instant" });
  pinned = true;
  seen();
}

function seen() {
  missed = [];
  drawPill();
  clearTimeout(seenSoon);
  seenSoon = setTimeout(tellSeen, 300);
}

let lastSeen = "";
let seenSoon = 0;

/** Once reading has settled, not for every line of a flood. */
function tellSeen() {
  const last = entries(shown).findLast((one) => !one.only_you);
  if (!last || document.hidden || last.id === lastSeen || !pinned) return;
  lastSeen = last.id;
  ask("seen", { channel: shown, message: last.id });
}

function drawPill() {
  pill.hidden = missed.length === 0;
  const key = missed.every((one) => one.content?.look === "card") ? "page-new-cases" : "page-new-messages";
  if (missed.length) pill.replaceChildren(icon("down"), counted(key, missed.length));
}

/** Opens a room at a message and lights it up for a moment. */
export function goTo(room, id) {
  if (room !== state.room && !open(room)) return;
  flush();
  const node = id && nodes.get(id)?.node;
  if (!node?.isConnected) return;
  pinned = false;
  node.scrollIntoView({ block: "center" });
  node.focus({ preventScroll: true });
  node.classList.add("shown");
  setTimeout(() => node.classList.remove("shown"), 2400);
}

// While a blank of a command asks for a message, a press on one answers it. The blank keeps the focus meanwhile, so
// that the palette stays and nothing moves under the pointer.
on("pick", () => byId("talk").classList.toggle("picking", Boolean(state.pick)));
addEventListener("mousedown", (event) => {
  if (state.pick && event.target.closest?.(".list > .message")) event.preventDefault();
}, true);
addEventListener("click", (event) => {
  const row = state.pick && event.target.closest?.(".list > .message");
  const message = row && findMessage(row.dataset.id);
  if (!message) return;
  event.preventDefault();
  event.stopPropagation();
  pickedUp(message);
}, true);
