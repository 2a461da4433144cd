// Passing lines at the foot: what could not be done, what a scene began. They leave by themselves or by a press.

import { byId, make } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./texts.js";

const STAYS = { info: 6000, trouble: 12000 };

export function showNotice(text, tone = "info") {
  if (!text) return;
  const line = make("div", { class: `notice-line ${tone}` },
    icon(tone === "trouble" ? "warning" : "check"), make("p", { text }),
    make("button", { type: "button", class: "tool", "aria-label": t("page-close"), onclick: () => line.remove() }, icon("close")));
  byId("notices").append(line);
  while (byId("notices").children.length > 3) byId("notices").firstChild.remove();
  const leave = () => (line.matches(":hover, :focus-within") ? setTimeout(leave, 2000) : line.remove());
  setTimeout(leave, STAYS[tone] ?? STAYS.info);
}
