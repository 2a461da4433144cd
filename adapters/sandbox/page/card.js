// What Steward says: cards, decided lines, notices and notes that only I see, from blocks and buttons.

import { drawButtons, drawTools } from "./buttons.js";
import { clock, countdown } from "./clock.js";
import { hidden, make } from "./dom.js";
import { bars, icon } from "./icons.js";
import { lead, said } from "./said.js";
import { t } from "./texts.js";
import { tell } from "./wire.js";

/** Draws an entry's content by its look. */
export function drawContent(entry) {
  const { look } = entry.content;
  if (entry.only_you) return note(entry);
  if (look === "decided") return decided(entry);
  const alone = look === "list" && entry.content.blocks.length === 1 && entry.content.blocks[0].type === "line";
  if (look === "plain" || alone) return plain(entry);
  return card(entry, look);
}

function card(entry, look) {
  const { blocks, buttons } = entry.content;
  const heading = blocks.find((one) => one.type === "heading");
  const parts = group(blocks).map((part) => drawPart(part, entry, look));
  const foot = drawButtons(entry, buttons);
  const last = blocks.at(-1);
  if (foot && last?.tone === "ask") foot.prepend(parts.pop());
  const beside = foot && buttons.length <= 2 && (last?.type === "countdown" || last?.tone === "warn");
  if (beside) parts.push(make("div", { class: "outcome" }, parts.pop(), foot));
  const box = make("div", { class: `card ${look}`, role: "group" }, ...parts, beside ? null : foot);
  if (heading) box.setAttribute("aria-label", [heading.number, heading.text, heading.word].filter(Boolean).join(", "));
  return box;
}

/** Neighbouring facts make one list; a failure and its remedy stand under a hairline of their own. */
function group(blocks) {
  const parts = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (block.type === "fact" && last?.type === "facts") last.facts.push(block);
    else if (block.type === "fact") parts.push({ type: "facts", facts: [block] });
    else parts.push(block);
  }
  parts.forEach((part, at) => (part.meta = part.type === "line" && ["", "quiet", undefined].includes(part.tone) && parts[at - 1]?.type === "heading" && isMeta(part, parts[at - 1])));
  return parts;
}

/** A case's line of who and where, not the first sentence of a call. */
const isMeta = (part, heading) => Boolean(heading.severity) || part.tone === "quiet" || part.text.includes(" · ");

function drawPart(part, entry, look) {
  switch (part.type) {
    case "heading": return heading(part);
    case "quote": return quote(part, entry);
    case "facts": return facts(part.facts);
    case "countdown": return countdown(part);
    default: return line(part, look);
  }
}

function heading({ text, number, severity, word, level, aside, icon: picture, until, total }) {
  return make("header", { class: "card-head" },
    make("h3", { class: "card-title" },
      number ? make("span", { class: "number", text: `${number} · ` }) : null, make("b", { text, dir: "auto" })),
    severity ? make("span", { class: `severity ${severity}` }, bars(level), make("span", { text: word || severity })) : null,
    aside || until ? clock({ aside, icon: picture, until, total }) : null);
}

function line(part, look) {
  const tone = part.meta && look === "card" ? "meta" : part.tone;
  if (tone === "warn") return make("div", { class: "failure" }, icon("warning", 18), make("p", { dir: "auto" }, ...lead(part.text, ": ")));
  if (tone === "pills") return pills(part);
  if ((look === "row" && tone !== "quiet") || (look === "notice" && !tone && /^[^:]*\d: /.test(part.text))) return make("p", { class: "line", dir: "auto" }, ...lead(part.text, ": "));
  const words = tone === "meta" ? lead(part.text, " · ", "  ") : said(part.text);
  return make("p", { class: `line ${tone ?? ""}`, dir: "auto" }, ...words);
}

const STEPS = 10;

/** "Warning 2 of 3": as many pills, that many filled, the sentence beside. */
function pills({ text, done, total }) {
  const [first, second] = (text.match(/\d+/g) ?? []).map(Number);
  const [full, all] = total ? [done, total] : [first, second];
  const row = all > 0 && all <= STEPS && full <= all
    ? make("span", { class: "pills", "aria-hidden": "true" }, ...Array.from({ length: all }, (_, at) => make("span", { class: at < full ? "full" : "" }))) : null;
  return make("div", { class: "line steps" }, row, make("p", { dir: "auto" }, ...lead(text, ", ")));
}

/** Somebody's words with what the rule saw in them. Spans count code points. */
function quote({ text, marks, author, tools }, entry) {
  return make("blockquote", { class: "quote" },
    author ? make("p", { class: "quote-author", text: author, dir: "auto" }) : null,
    make("div", { class: "quote-row" }, make("p", { class: "quote-text", dir: "auto" }, ...marked(text, marks ?? [])), drawTools(entry, tools)));
}

function marked(text, marks) {
  const letters = Array.from(text);
  const parts = [];
  let at = 0;
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    const start = Math.max(at, Math.min(from, letters.length));
    const end = Math.max(start, Math.min(to, letters.length));
    if (start > at) parts.push(letters.slice(at, start).join(""));
    if (end > start) parts.push(make("mark", { text: letters.slice(start, end).join("") }));
    at = end;
  }
  return [...parts, letters.slice(at).join("")].filter(Boolean);
}

const NUMBERED = /^\d+: /;

function facts(all) {
  return make("dl", { class: "facts" }, ...all.map(({ label, value }) => make("div", { class: "fact" },
    make("dt", { text: label }), make("dd", { dir: "auto" }, ...(NUMBERED.test(value) ? lead(value, " · ") : said(value))))));
}

/** One quiet line; what failed stays under it, with what can be done about it at its right. */
function decided(entry) {
  const { blocks, buttons = [] } = entry.content;
  const warned = blocks.filter((one) => one.tone === "warn");
  const said = blocks.filter((one) => one.tone !== "warn" && (one.type === "line" || one.type === "heading"));
  const other = blocks.filter((one) => one.tone !== "warn" && !said.includes(one));
  const text = said.flatMap((one) => [one.number, one.text, one.aside]).filter(Boolean).join(" · ");
  const remedy = warned.length ? buttons.filter((one) => one.style !== "quiet") : [];
  const failures = warned.map((one) => line(one, "decided"));
  if (remedy.length) failures.at(-1).append(drawButtons(entry, remedy));
  return make("div", { class: "card decided", role: "group", "aria-label": text },
    make("div", { class: "decided-row" }, warned.length ? null : icon("check"),
      make("div", { class: "decided-words" }, make("p", { dir: "auto" }, ...lead(text, " · ")),
        ...group(other).map((one) => drawPart(one, entry, "decided"))),
      drawButtons(entry, buttons.filter((one) => !remedy.includes(one)))),
    ...failures);
}

/** An ephemeral answer: dashed, with an eye, gone when I say so. */
function note(entry) {
  const { blocks, buttons } = entry.content;
  return make("div", { class: "note", role: "group", "aria-label": t("page-only-you") },
    make("p", { class: "note-label" }, icon("eye"), make("span", { text: t("page-only-you") }),
      make("button", {
        type: "button", class: "note-close", "aria-label": t("page-dismiss"), title: t("page-dismiss"),
        onclick: () => tell("dismiss", { note: entry.id }),
      }, icon("close"))),
    ...group(blocks).map((part) => drawPart(part, entry, "note")), drawButtons(entry, buttons));
}

/** Plain words: a bubble of text, and its buttons in the same line where there are any. */
function plain(entry) {
  const { blocks, buttons } = entry.content;
  const parts = group(blocks).map((part) => drawPart(part, entry, buttons?.length ? "row" : "plain"));
  return make("div", { class: `plain ${buttons?.length ? "with-buttons" : ""}` },
    make("div", { class: "plain-words" }, ...parts), buttons?.length ? drawButtons(entry, buttons) : hidden(""));
}
