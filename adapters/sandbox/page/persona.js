// Who I am in the sandbox: a pill that says it, and a menu that says what each person sees.

import { make } from "./dom.js";
import { face } from "./faces.js";
import { openForm } from "./form.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { person, persona, state } from "./store.js";
import { t } from "./texts.js";
import { ask, tell } from "./wire.js";

export function personaPill() {
  const me = { id: state.me, name: named(state.me), rank: (persona() ?? person(state.me))?.rank ?? "" };
  return make("button", {
    type: "button", class: "pill persona", "aria-haspopup": "menu", "aria-expanded": "false", "data-key": "persona",
    onclick: (event) => openMenu(event.currentTarget, choices(), {
      title: t("page-eyes", { name: state.community.name }), wide: true,
    }),
  },
  face(person(me.id) ?? me, 30),
  make("span", { class: "persona-words" },
    make("span", { class: "persona-label", text: `${t("page-you-are")} ` }),
    make("span", {}, make("b", { text: me.name }), me.rank ? `, ${me.rank}` : "")),
  icon("down"));
}

/** What somebody is called now; names change while the page is open. */
const named = (id) => person(id)?.name ?? state.personas.find((one) => one.id === id)?.name ?? id;

function choices() {
  const people = state.personas.map((one) => ({
    strong: named(one.id), label: one.rank ? `, ${one.rank}` : "", note: one.sees, checked: one.id === state.me,
    face: face(person(one.id) ?? one, 30), key: one.id,
    act: () => one.id === state.me || tell("become", { as: one.id }),
  }));
  return [...people, null,
    { label: t("page-rename"), icon: "person", key: "rename", act: rename },
    { label: t("page-invite"), note: t("page-invite-note"), icon: "plus", act: () => tell("invite", { name: "" }) },
    { label: t("page-invite-link"), note: t("page-invite-link-note"), icon: "link", key: "invite-link", act: inviteByLink }];
}

/** Somebody new comes by a link that Steward made, so that it counts for whoever spread it. */
function inviteByLink() {
  const fields = [
    { name: "link", label: t("page-invite-link-field"), kind: "short", required: true, value: "", max_length: 200 },
    { name: "name", label: t("page-invite-name-field"), kind: "short", required: false, value: "", max_length: 32 },
  ];
  openForm({ title: t("page-invite-link"), submit: t("page-invite-send"), fields }, "", (values) => ask("invite", values));
}

function rename() {
  const name = { name: "name", label: t("page-rename-label"), kind: "short", required: true, value: named(state.me), max_length: 32 };
  openForm({ title: t("page-rename-title"), submit: t("page-rename-save"), fields: [name] }, "", (values) => ask("rename", values));
}
