// What can go wrong: switches that break the platform the way real ones break.

import { dialog } from "./a11y.js";
import { make, redraw } from "./dom.js";
import { icon } from "./icons.js";
import { on, state } from "./store.js";
import { t } from "./texts.js";
import { tell } from "./wire.js";

export function openTroubles() {
  const body = make("div", { class: "panel-body troubles" });
  const title = t("page-troubles");
  const box = dialog({ class: "panel trouble-panel", "aria-label": title },
    make("header", { class: "panel-head" }, make("h2", { text: title }),
      make("button", { type: "button", class: "tool", "aria-label": t("page-close"), onclick: () => box.close() }, icon("close", 20))),
    make("p", { class: "panel-note", text: t("page-troubles-note") }), body);
  redraw(body, ...state.troubles.map(row));
}

on("troubles texts", () => {
  const body = document.querySelector(".troubles");
  if (body) redraw(body, ...state.troubles.map(row));
});

function row(trouble) {
  return make("div", { class: "trouble" }, trouble.each ? perPerson(trouble) : whole(trouble));
}

function whole(trouble) {
  return make("button", {
    type: "button", class: "switch-row", role: "switch", "aria-checked": String(Boolean(trouble.on)), "data-key": `trouble-${trouble.id}`,
    onclick: () => tell("trouble", { trouble: trouble.id, on: !trouble.on, who: "" }),
  }, words(trouble), make("span", { class: "switch", "aria-hidden": "true" }));
}

function words(trouble) {
  return make("span", { class: "switch-words" }, make("b", { text: trouble.label }), make("span", { class: "item-note", text: trouble.note }));
}

/** A trouble of single people: whoever has it is a chip to take away, the rest are in a list to choose from. */
function perPerson(trouble) {
  const set = new Set(trouble.who ?? []);
  const free = state.people.filter((one) => !one.self && !set.has(one.id) && !one.gone);
  return make("div", { class: "switch-row" }, words(trouble),
    make("span", { class: "switch-who" },
      ...[...set].map((id) => make("button", {
        type: "button", class: "chip", "aria-label": t("page-trouble-off", { what: trouble.label, name: nameOf(id) }), "data-key": `trouble-${trouble.id}-${id}`,
        onclick: () => tell("trouble", { trouble: trouble.id, on: false, who: id }),
      }, make("span", { text: nameOf(id) }), icon("close"))),
      make("select", {
        class: "who", "aria-label": trouble.label, "data-key": `trouble-${trouble.id}-who`,
        onchange: (event) => event.target.value && tell("trouble", { trouble: trouble.id, on: true, who: event.target.value }),
      }, make("option", { value: "", text: t("page-for-whom") }), ...free.map((one) => make("option", { value: one.id, text: one.name })))));
}

const nameOf = (id) => state.people.find((one) => one.id === id)?.name ?? id;
