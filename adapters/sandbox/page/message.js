// One message: who, when, what; its reply, files, reactions and thread. Members' words are text and nothing else.

import { drawContent } from "./card.js";
import { hidden, make } from "./dom.js";
import { face } from "./faces.js";
import { icon } from "./icons.js";
import { local, picture } from "./pictures.js";
import { drawPoll } from "./poll.js";
import { open, person, state } from "./store.js";
import { clockTime, counted, fullTime, size, t } from "./texts.js";
import { goTo } from "./talk.js";
import { tell } from "./wire.js";

const WIDE = new Set(["card", "decided", "list", "plain"]);

/** Draws an entry of a room. `follows` leaves the head away under a message of the same person. */
export function drawMessage(entry, here, follows) {
  if (entry.system) return systemLine(entry);
  const bare = (here.kind === "private" && entry.content && entry.author?.self && WIDE.has(entry.content.look) && !entry.only_you);
  if (entry.only_you && !entry.author?.name) return onlyYou(entry);
  const row = make("article", {
    class: `message ${bare ? "bare" : ""} ${follows ? "follows" : ""} ${entry.only_you ? "private-note" : ""}`,
    tabindex: "-1", "aria-label": spoken(entry),
  });
  const body = make("div", { class: "body" }, follows || bare ? null : head(entry, here), replyLine(entry, here), pinMark(entry), words(entry, here), files(entry), reactions(entry), threadLink(entry));
  row.append(...(bare ? [] : [follows ? make("span", { class: "face-gap" }) : face({ ...person(entry.author.id), ...entry.author }, 36)]), body);
  return row;
}

function head(entry) {
  const known = person(entry.author.id);
  const tags = [];
  if (entry.author.bot) tags.push(tag(t("page-bot")));
  if (entry.author.id === state.me) tags.push(tag(t("page-you")));
  if (known?.new) tags.push(tag(t("page-new-here"), "soft"));
  if (known?.gone) tags.push(tag(t("page-gone")));
  return make("header", { class: "head" },
    make("b", { class: "author", text: entry.author.name, dir: "auto" }), ...tags,
    make("time", { text: clockTime(entry.at), title: fullTime(entry.at), datetime: new Date(entry.at / 1000).toISOString() }));
}

function tag(text, kind = "") {
  return make("span", { class: `tag ${kind}`, text });
}

function systemLine(entry) {
  return make("div", { class: "system" }, make("p", { text: entry.text }));
}

function onlyYou(entry) {
  return make("article", { class: "message bare alone", tabindex: "-1", "aria-label": spoken(entry) }, make("div", { class: "body" }, drawContent(entry)));
}

function replyLine(entry, here) {
  if (!entry.reply) return null;
  return make("button", { type: "button", class: "reply-line", tabindex: "-1", onclick: () => goTo(here.id, entry.reply.id) },
    icon("reply"), hidden(t("page-in-reply")), make("b", { text: entry.reply.author, dir: "auto" }), make("span", { text: entry.reply.text, dir: "auto" }));
}

function pinMark(entry) {
  return entry.pinned ? make("p", { class: "pin-mark" }, icon("pin", 14), make("span", { text: t("page-pinned") })) : null;
}

function words(entry) {
  if (entry.poll) return drawPoll(entry);
  if (entry.content) return drawContent(entry);
  if (!entry.text && !entry.forwarded) return null;
  const text = make("p", { class: "text", dir: "auto" }, ...mentions(entry.text));
  if (entry.edited_at) text.append(" ", make("span", { class: "edited", text: t("page-edited"), title: fullTime(entry.edited_at) }));
  return make("div", {}, entry.forwarded ? make("p", { class: "edited", text: t("page-forwarded") }) : null, text);
}

/** Names after an @ are set off; everything else stays the text that it is. */
function mentions(text) {
  const names = state.people.map((one) => one.name).filter(Boolean).sort((a, b) => b.length - a.length);
  if (!text.includes("@") || names.length === 0) return [text];
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(@(?:${escaped.join("|")}|everyone|here))`, "gu");
  return text.split(pattern).map((part, at) => (at % 2 ? make("span", { class: "mention", text: part }) : part)).filter(Boolean);
}

function files(entry) {
  if (!entry.attachments?.length) return null;
  return make("div", { class: "files" }, ...entry.attachments.map((one) => file(one, entry.veiled)));
}

function file(one, veiled) {
  const name = one.name || t("page-file");
  if (["photo", "animation", "sticker"].includes(one.kind) && one.url && /^image\/(png|jpe?g|gif|webp|avif)$/.test(one.type ?? "")) {
    return picture(one, veiled);
  }
  return make("a", { class: "file", href: one.url ? local(one.url) : null, download: one.name },
    icon("file", 20), make("span", { class: "file-name", text: name, dir: "auto" }),
    make("span", { class: "edited", text: size(one.size) }), one.description ? make("span", { class: "edited", text: one.description, dir: "auto" }) : null);
}

function reactions(entry) {
  if (!entry.reactions?.length) return null;
  return make("div", { class: "reactions", role: "group", "aria-label": t("page-reactions") }, ...entry.reactions.map((one) =>
    make("button", {
      type: "button", class: `reaction ${one.mine ? "mine" : ""}`, "aria-pressed": String(Boolean(one.mine)), "data-key": `${entry.id}-${one.emoji}`,
      "aria-label": counted("page-reacted", one.count, { what: one.emoji }),
      onclick: () => tell("react", { channel: entry.channel, message: entry.id, emoji: one.emoji, on: !one.mine }),
    }, make("span", { class: "emoji", text: one.emoji }), make("span", { text: String(one.count) }))));
}

function threadLink(entry) {
  if (!entry.thread) return null;
  return make("button", { type: "button", class: "thread-link", "data-key": `thread-${entry.id}`, onclick: () => open(entry.thread.channel) },
    icon("thread"), make("b", { text: entry.thread.title, dir: "auto" }), make("span", { text: counted("page-thread-messages", entry.thread.count) }));
}

/** A message as a screen reader says it. */
export function spoken(entry) {
  if (entry.system) return entry.text;
  const who = entry.only_you ? t("page-only-you") : entry.author?.name ?? "";
  if (entry.poll) return `${who}: ${entry.poll.question}`;
  if (!entry.content) return `${who}: ${entry.text}`;
  const said = entry.content.blocks.slice(0, 4).map(blockWords).filter(Boolean);
  return `${who}: ${said.join(". ")}`;
}

function blockWords(block) {
  if (block.type === "heading") return [block.number, block.text, block.word].filter(Boolean).join(", ");
  if (block.type === "fact") return `${block.label}: ${block.value}`;
  return block.text ?? "";
}
