// Pictures of a message: small in the talk, large on a tap; veiled ones only once somebody asks for them.

import { dialog } from "./a11y.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./texts.js";

/** Only addresses of this server: what a message names can't send anybody elsewhere. */
export function local(url) {
  const address = new URL(url, location.href);
  return address.origin === location.origin || address.protocol === "blob:" ? address.href : "";
}

const unveiled = new Set();

/** One picture; Steward's own drawings are shown wider than a photo. */
export function picture(one, veiled) {
  const said = one.description || one.name || t("page-file");
  const covered = veiled && !unveiled.has(one.id);
  const box = make("button", {
    type: "button", class: `picture ${one.drawing ? "drawing" : ""} ${covered ? "veiled" : ""}`, "data-key": `picture-${one.id}`,
    "aria-label": covered ? t("page-picture-veiled", { name: one.name }) : t("page-picture-open", { name: said }),
    onclick: () => (box.classList.contains("veiled") ? unveil(one, box) : enlarge(one, said)),
  },
  make("img", { src: local(one.url), alt: covered ? "" : said, loading: "lazy" }),
  covered ? make("span", { class: "veil" }, icon("eye", 18), make("span", { text: t("page-picture-show") })) : null);
  return box;
}

function unveil(one, box) {
  unveiled.add(one.id);
  box.replaceWith(picture(one, false));
}

/** The whole picture over the page, with what it says beneath for whoever can't see it. */
export function enlarge(one, said = one.description || one.name) {
  const box = dialog({ class: "large", "aria-label": said },
    make("button", { type: "button", class: "tool", "aria-label": t("page-close"), onclick: () => box.close() }, icon("close", 20)),
    make("div", { class: "large-frame", tabindex: "0" }, make("img", { src: local(one.url), alt: said })),
    make("a", { class: "link", href: local(one.url), download: one.name, text: t("page-picture-save") }));
}
