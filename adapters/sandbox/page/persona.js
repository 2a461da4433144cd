// Who I am in the sandbox: a pill that says it, and a menu that says what each person sees.

import { make } from "./dom.js";
import { face } from "./faces.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { person, persona, state } from "./store.js";
import { t } from "./texts.js";
import { tell } from "./wire.js";

export function personaPill() {
  const me = persona() ?? { id: state.me, name: person(state.me)?.name ?? state.me, rank: person(state.me)?.rank ?? "" };
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

function choices() {
  const people = state.personas.map((one) => ({
    strong: one.name, label: one.rank ? `, ${one.rank}` : "", note: one.sees, checked: one.id === state.me,
    face: face(person(one.id) ?? one, 30), key: one.id,
    act: () => one.id === state.me || tell("become", { as: one.id }),
  }));
  return [...people, null, { label: t("page-invite"), note: t("page-invite-note"), icon: "plus", act: () => tell("invite", { name: "" }) }];
}
