// The platform's own poll: choices to press, how they stand as bars, and what became of it.

import { make } from "./dom.js";
import { icon } from "./icons.js";
import { counted, dayTime, t } from "./texts.js";
import { tell } from "./wire.js";

/** A poll as its voters see it. One choice goes out at once; where several may be chosen, each press adds or takes. */
export function drawPoll(entry) {
  const { poll } = entry;
  const voted = poll.options.some((one) => one.mine);
  const told = poll.closed || (!poll.hidden && voted);
  const fixed = poll.closed || (poll.quiz && voted);
  return make("section", { class: "poll", role: "group", "aria-label": poll.question },
    make("p", { class: "poll-question", text: poll.question, dir: "auto" }),
    make("p", { class: "poll-kind", text: kind(poll) }),
    make("ul", { class: "poll-options" }, ...poll.options.map((one, at) => make("li", {}, option(entry, one, at, { told, fixed })))),
    poll.explanation ? make("p", { class: "poll-explanation", text: poll.explanation, dir: "auto" }) : null,
    make("p", { class: "poll-foot" }, counted("page-poll-voters", poll.voters), " · ",
      poll.closed ? t("page-poll-closed") : t("page-poll-until", { when: dayTime(poll.closes_at) })));
}

function kind(poll) {
  const name = poll.quiz ? "page-poll-quiz" : poll.several ? "page-poll-several" : "page-poll-single";
  return [t(name), poll.anonymous ? t("page-poll-anonymous") : "", poll.hidden ? t("page-poll-hidden") : ""].filter(Boolean).join(" · ");
}

function option(entry, one, at, { told, fixed }) {
  const { poll } = entry;
  const part = poll.voters ? Math.round((100 * one.votes) / poll.voters) : 0;
  const mark = one.right || one.mine;
  return make("button", {
    type: "button", class: `poll-option ${one.mine ? "mine" : ""} ${one.right ? "right" : ""}`, "aria-pressed": String(one.mine),
    disabled: fixed, "data-key": `${entry.id}-option-${at}`, onclick: () => vote(entry, at),
  },
  told ? bar(part) : null,
  make("span", { class: `poll-mark ${poll.several ? "square" : ""}`, "aria-hidden": "true" }, mark ? icon("check", 14) : null),
  make("span", { class: "poll-text", text: one.text, dir: "auto" }),
  told ? make("span", { class: "poll-count", text: t("page-poll-share", { count: one.votes, share: part }) }) : null);
}

/** Its width is set by script, for the page's policy allows no styles in markup. */
function bar(part) {
  const box = make("span", { class: "poll-bar", "aria-hidden": "true" });
  box.style.width = `${part}%`;
  return box;
}

function vote(entry, at) {
  const { poll } = entry;
  const mine = poll.options.flatMap((one, index) => (one.mine ? [index] : []));
  const others = poll.several ? mine.filter((one) => one !== at) : [];
  const choices = mine.includes(at) ? others : [...others, at];
  tell("vote", { channel: entry.channel, message: entry.id, choices });
}
