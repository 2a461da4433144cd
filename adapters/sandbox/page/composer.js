// Where I write: text, replies, edits, files; a "/" opens the palette, a chosen command becomes boxes.

import { drawFiles, startFiles, takeFiles, waitingFiles } from "./attach.js";
import { closeBoxes, inBoxes, openBoxes, sendBoxes } from "./boxes.js";
import { phone } from "./a11y.js";
import { byId, make, redraw } from "./dom.js";
import { icon } from "./icons.js";
import { closePalette, movePalette, paletteOpen, showCommands, takeChosen } from "./palette.js";
import { splitCommand } from "./commands.js";
import { asksForItself, openCommandForm, wantsForm } from "./commandform.js";
import { channel, messagesOf, on, person, state } from "./store.js";
import { t } from "./texts.js";
import { toEnd } from "./talk.js";
import { nonce, tell } from "./wire.js";

const LONGEST = 4000;
const INVITATIONS = {
  private: ["page-write-mods", "page-write-mods-short"],
  direct: ["page-write-direct", "page-write-direct-short"],
  thread: ["page-write-thread", "page-write-mods-short"],
  text: ["page-write", "page-write-short"],
};
const drafts = new Map();
const about = { reply: null, edit: null };
let box, field, strip, ghost, line;

export function startComposer() {
  field = make("textarea", { rows: "1", maxlength: "20000", enterkeyhint: "send", autocomplete: "off", spellcheck: "true", dir: "auto", "aria-autocomplete": "list", "aria-controls": "palette", oninput: typed, onkeydown: keys, onpaste: pasted });
  ghost = make("span", { class: "ghost", "aria-hidden": "true" });
  strip = make("div", { class: "strip" });
  line = make("div", { class: "line-box" });
  box = make("form", { class: "composer", id: "composer", onsubmit: (event) => { event.preventDefault(); submit(); } });
  byId("talk").append(make("div", { class: "palette-place", id: "palette-place" }), box);
  startFiles(byId("talk"), drawBox);
  on("all texts room commands channels", drawBox);
  on("room all", changeRoom);
  matchMedia("(max-width: 719.98px)").addEventListener("change", drawBox);
}

let room = "";

/** Drafts stay with their room. */
function changeRoom() {
  const key = `${state.me}/${state.room}`;
  if (room === key) return;
  if (room) drafts.set(room, field.value);
  room = key;
  Object.assign(about, { reply: null, edit: null });
  closeBoxes();
  closePalette();
  field.value = drafts.get(key) ?? "";
  drawBox();
  grow();
}

/** Draws all around the text field; the field itself stays, with what is typed and the cursor. */
function drawBox() {
  if (!state.ready) return;
  const here = channel();
  const closed = here && !here.can_write;
  field.disabled = Boolean(closed);
  field.setAttribute("aria-label", placeholder(here, true));
  box.setAttribute("aria-label", t("page-composer"));
  box.classList.toggle("closed", Boolean(closed));
  redraw(strip, ...strips());
  if (inBoxes()) return;
  drawGhost(here, closed);
  const parts = [strip, drawFiles(), line];
  const wanted = [make("div", { class: "field" }, field, ghost), attachButton(closed), sendButton(closed)];
  const focused = document.activeElement === field;
  line.replaceChildren(...wanted);
  box.replaceChildren(...parts.filter(Boolean));
  if (focused) field.focus({ preventScroll: true });
}

function placeholder(here, spoken = false) {
  const me = person(state.me)?.name ?? "";
  const [long, brief] = INVITATIONS[here?.kind] ?? INVITATIONS.text;
  return t(phone() && !spoken ? brief : long, { channel: here?.name ?? "", name: here?.kind === "direct" ? here.name : me, key: "/" });
}

/** The words in an empty field, with the key drawn as a key. */
function drawGhost(here, closed) {
  ghost.hidden = Boolean(field.value);
  if (closed) return ghost.replaceChildren(here.why_not || t("page-cannot-write"));
  const text = placeholder(here);
  const at = text.lastIndexOf(" / ");
  if (at < 0 || phone()) return ghost.replaceChildren(text);
  return ghost.replaceChildren(text.slice(0, at + 1), make("kbd", { text: "/" }), text.slice(at + 2));
}

function strips() {
  const { reply, edit } = about;
  if (!reply && !edit) return [];
  const text = edit ? t("page-editing") : t("page-replying", { name: reply.author.name });
  return [make("p", { class: "about" }, icon(edit ? "pencil" : "reply"), make("b", { text }),
    make("span", { class: "about-text", text: (edit ?? reply).text || (reply?.content?.blocks?.[0]?.text ?? ""), dir: "auto" }),
    make("button", { type: "button", class: "tool", "aria-label": t("page-cancel"), onclick: cancel }, icon("close")))];
}

function attachButton(closed) {
  return make("label", { class: `tool attach ${closed ? "off" : ""}`, title: t("page-attach") }, icon("clip", 18),
    make("input", { type: "file", multiple: true, class: "hidden-input", "aria-label": t("page-attach"), disabled: Boolean(closed), "data-key": "attach", onchange: (event) => takeFiles(event.target.files) }));
}

export function sendButton(closed = false) {
  return make("button", { type: "submit", class: "send", "aria-label": t("page-send"), disabled: Boolean(closed), "data-key": "send" }, icon("arrowUp", 18));
}

function typed() {
  ghost.hidden = Boolean(field.value);
  grow();
  const found = field.value.startsWith("/") && !about.edit ? splitCommand(field.value) : null;
  if (found?.command && found.settled) return beginCommand(found.command, found.rest);
  if (field.value.startsWith("/") && !field.value.includes("\n")) showCommands(field.value.slice(1), (command) => beginCommand(command), (family) => fillComposer(`/${family} `), field);
  else closePalette();
  return undefined;
}

function grow() {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 200)}px`;
}

/** Turns the line into the boxes of a command, or sends it at once where there is nothing to fill in. */
function beginCommand(command, rest = "", target = null) {
  field.value = "";
  grow();
  closePalette();
  if ((command.options.length === 0 || asksForItself(command)) && !rest) return runCommand(command, {}, target);
  if (!rest && wantsForm(command, target)) return openCommandForm(command, target, runCommand);
  openBoxes(command, rest, target, { box, strip, back, run: runCommand });
  return undefined;
}

/** Back from boxes to text, with what should stand there. */
function back(text = "") {
  closeBoxes();
  field.value = text;
  drawBox();
  grow();
  focusComposer();
  if (text) typed();
}

async function runCommand(command, args, target) {
  if (!inBoxes() && field.value.startsWith("/")) field.value = "";
  closePalette();
  const reply = await tell("command", { channel: state.room, name: command.name, args, target: target?.id ?? about.reply?.id ?? "" });
  if (reply.ok) {
    cancel();
    if (inBoxes()) back();
  }
  drawBox();
  focusComposer();
  return reply;
}

function keys(event) {
  if (event.isComposing) return;
  if (paletteOpen() && paletteKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey && !(phone() && event.target.value.includes("\n"))) {
    event.preventDefault();
    submit();
  } else if (event.key === "ArrowUp" && !field.value) {
    const mine = messagesOf(state.room).findLast((one) => one.author?.id === state.me && one.can?.includes("edit"));
    if (mine) {
      event.preventDefault();
      editMessage(mine);
    }
  } else if (event.key === "Escape") cancel();
}

function paletteKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) movePalette(step);
  else if (event.key === "Escape") closePalette();
  else if (event.key === "Enter" && !event.shiftKey && wholeCommand()) runCommand(wholeCommand(), {}, null);
  else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) {
    if (!takeChosen()) return false;
  } else return false;
  event.preventDefault();
  return true;
}

const POINTS = ["person", "message", "channel", "channels"];

/** The command that stands in the field whole and can go as it is; Tab goes to its blanks. Where it may point at somebody
 *  or something, it is asked first. */
function wholeCommand() {
  const { command, rest } = inBoxes() || about.edit ? {} : splitCommand(`${field.value.trim()} `);
  const free = command && !rest && command.options.every((one) => !one.required && !POINTS.includes(one.kind));
  return free ? command : null;
}

function pasted(event) {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length === 0) return;
  event.preventDefault();
  takeFiles(files);
}

function cancel() {
  if (about.edit) field.value = "";
  Object.assign(about, { reply: null, edit: null });
  drawBox();
  grow();
}

async function submit() {
  if (inBoxes()) return sendBoxes();
  const text = field.value.trim();
  const found = text.startsWith("/") && !about.edit ? splitCommand(`${text} `) : null;
  if (found?.command) return beginCommand(found.command, found.rest);
  if (about.edit) return finishEdit(text);
  return send(text);
}

async function finishEdit(text) {
  const edited = about.edit;
  if (!text) return;
  const reply = await tell("edit", { channel: edited.channel, message: edited.id, text });
  if (reply.ok) cancel();
}

async function send(text) {
  const { files, busy } = waitingFiles();
  if ((!text && files.length === 0) || busy) return;
  const frame = { channel: state.room, text: Array.from(text).slice(0, LONGEST).join(""), reply_to: about.reply?.id ?? "", attachments: files, nonce: nonce() };
  const kept = { text: field.value, reply: about.reply };
  field.value = "";
  waitingFiles(true);
  cancel();
  toEnd();
  const reply = await tell("send", frame);
  if (reply.ok || field.value || frame.channel !== state.room) return;
  field.value = kept.text;
  about.reply = kept.reply;
  drawBox();
  grow();
}

export function replyTo(message) {
  Object.assign(about, { reply: message, edit: null });
  drawBox();
  focusComposer();
}

export function editMessage(message) {
  Object.assign(about, { reply: null, edit: message });
  field.value = message.text;
  drawBox();
  grow();
  focusComposer();
}

/** Puts words into the composer; with `join` after what is there. A command becomes its boxes. */
export function fillComposer(text, join = false) {
  if (inBoxes()) back();
  field.value = join ? field.value + text : text;
  focusComposer();
  typed();
}

export function startCommandOn(command, message) {
  if (inBoxes()) back();
  beginCommand(command, "", message);
}

export function focusComposer() {
  const target = inBoxes() ? box.querySelector("input, select") : field;
  target?.focus({ preventScroll: true });
}
