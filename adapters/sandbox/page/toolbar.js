// What can be done with a message: a small bar on hover, a menu by Enter, right click or a long press.

import { make } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { changed, findMessage, open, state } from "./store.js";
import { t } from "./texts.js";
import { editMessage, focusComposer, replyTo, startCommandOn } from "./composer.js";
import { showNotice } from "./notices.js";
import { tell } from "./wire.js";

const EMOJI = ["👍", "❤️", "😄", "🎉", "👋", "🤔", "😢", "👎"];
const LONG = 450;
let bar;

/** Puts the one floating bar over whichever message is under the pointer or has the focus. */
export function startToolbar(log) {
  bar = make("div", { class: "toolbar", hidden: true });
  log.addEventListener("pointerover", (event) => event.pointerType === "mouse" && show(rowOf(event)));
  log.addEventListener("pointerleave", () => hideToolbar());
  log.addEventListener("focusin", (event) => show(rowOf(event)));
  log.addEventListener("contextmenu", (event) => contextMenu(event));
  log.addEventListener("keydown", (event) => keys(event, log));
  longPress(log);
}

const rowOf = (event) => event.target.closest?.(".list > .message");
const menuOpen = () => bar.querySelector('[aria-expanded="true"]');

function show(row) {
  const message = row && findMessage(row.dataset.id);
  if (!message || menuOpen() || bar.parentNode === row) return;
  if (message.only_you || message.content) return hideToolbar();
  const can = new Set(message.can ?? []);
  bar.replaceChildren(...[
    can.has("react") && tool("smile", t("page-react"), (at) => openEmoji(at, message)),
    can.has("reply") && tool("reply", t("page-reply"), () => replyTo(message)),
    tool("dots", t("page-message-menu"), (at) => openMessageMenu(at, message)),
  ].filter(Boolean));
  bar.hidden = false;
  row.append(bar);
  return undefined;
}

function tool(name, label, act) {
  const menu = name !== "reply";
  return make("button", {
    type: "button", class: "tool", "aria-label": label, title: label, "aria-haspopup": menu ? "menu" : null,
    "aria-expanded": menu ? "false" : null, onclick: (event) => act(event.currentTarget),
  }, icon(name, 18));
}

export function hideToolbar() {
  if (!bar || menuOpen() || bar.contains(document.activeElement)) return;
  bar.hidden = true;
  bar.remove();
}

/** Everything that I may do with a message, as a menu beside the bar, or beside the row where a card stands. */
function openMessageMenu(anchor, message) {
  const can = new Set(message.can ?? []);
  const commands = state.commands.filter((one) => one.on_message && message.author?.id !== state.me);
  const items = [
    can.has("reply") && { label: t("page-reply"), icon: "reply", act: () => replyTo(message) },
    can.has("react") && { label: t("page-react"), icon: "smile", act: () => openEmoji(anchor, message) },
    can.has("thread") && { label: t(message.thread ? "page-open-thread" : "page-thread"), icon: "thread", act: () => thread(message) },
    can.has("edit") && { label: t("page-edit"), icon: "pencil", act: () => editMessage(message) },
    { label: t("page-copy-link"), icon: "link", act: () => copyLink(message) },
    ...(commands.length ? [null] : []),
    ...commands.map((one) => ({ label: `/${one.name}`, note: one.description, icon: "flag", act: () => startCommandOn(one, message) })),
    ...(can.has("delete") ? [null, { label: t("page-delete"), icon: "trash", danger: true, act: () => remove(message) }] : []),
  ].filter((one) => one !== false);
  openMenu(anchor, items, { label: t("page-message-menu") });
}

function openEmoji(anchor, message) {
  openMenu(anchor, EMOJI.map((emoji) => ({ label: emoji, act: () => react(message, emoji) })), { label: t("page-react") });
  document.querySelector(".menu")?.classList.add("emoji-menu");
}

function react(message, emoji) {
  const mine = message.reactions?.some((one) => one.emoji === emoji && one.mine);
  tell("react", { channel: message.channel, message: message.id, emoji, on: !mine });
}

async function thread(message) {
  if (message.thread) return open(message.thread.channel);
  const title = Array.from(message.text || message.author.name).slice(0, 60).join("");
  const reply = await tell("open_thread", { channel: message.channel, message: message.id, title });
  if (reply.ok && reply.channel) {
    open(reply.channel);
    focusComposer();
  }
  return undefined;
}

async function remove(message) {
  const reply = await tell("delete", { channel: message.channel, message: message.id });
  if (reply.ok) focusComposer();
}

async function copyLink(message) {
  const address = new URL(location.href);
  address.hash = `${encodeURIComponent(message.channel)}/${encodeURIComponent(message.id)}`;
  try {
    await navigator.clipboard.writeText(address.href);
    showNotice(t("page-copied"));
  } catch {
    showNotice(address.href);
  }
}

function contextMenu(event) {
  const row = rowOf(event);
  const message = row && findMessage(row.dataset.id);
  if (!message || message.only_you || String(getSelection())) return;
  event.preventDefault();
  show(row);
  openMessageMenu(anchorOf(row), message);
}

const anchorOf = (row) => (bar.parentNode === row ? bar.lastElementChild : row);

/** Up and down walk through messages, Enter opens what can be done with one, Esc goes back to writing. */
function keys(event, log) {
  if (event.key === "Escape") return focusComposer();
  const row = event.target.closest(".list > .message");
  if (event.target !== row && event.target !== log) return undefined;
  if (event.key === "Enter" && row) {
    event.preventDefault();
    const message = findMessage(row.dataset.id);
    if (state.pick && message) return pickedUp(message);
    show(row);
    if (message && !message.only_you) openMessageMenu(anchorOf(row), message);
  }
  return walk(event, row, [...log.querySelectorAll(".list > .message")]);
}

function walk(event, row, all) {
  const at = all.indexOf(row);
  const to = { ArrowUp: at < 0 ? all.length - 1 : at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  if (to >= all.length) focusComposer();
  else all[Math.max(0, to)]?.focus();
}

function longPress(log) {
  let timer = 0;
  const stop = () => clearTimeout(timer);
  log.addEventListener("pointerdown", (event) => {
    const row = rowOf(event);
    if (event.pointerType === "mouse" || !row || event.target.closest("button, a")) return;
    stop();
    timer = setTimeout(() => {
      const message = findMessage(row.dataset.id);
      if (!message || message.only_you) return;
      show(row);
      openMessageMenu(anchorOf(row), message);
    }, LONG);
  });
  for (const name of ["pointerup", "pointercancel", "pointermove"]) log.addEventListener(name, stop, { passive: true });
}

/** Gives the picked message to the blank that asked for it. */
export function pickedUp(message) {
  const pick = state.pick;
  state.pick = null;
  changed("pick");
  pick?.(message);
}

