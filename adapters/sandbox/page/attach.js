// Files on their way: chosen, dropped or pasted; each a chip until the message goes out.

import { make } from "./dom.js";
import { icon } from "./icons.js";
import { size, t } from "./texts.js";
import { showNotice } from "./notices.js";
import { upload } from "./wire.js";

let chips = [];
let redrawn = () => {};

/** Lets files be dropped anywhere on the conversation. */
export function startFiles(area, draw) {
  redrawn = draw;
  const over = (on) => (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    area.classList.toggle("dropping", on);
  };
  area.addEventListener("dragover", over(true));
  area.addEventListener("dragleave", over(false));
  area.addEventListener("drop", (event) => {
    over(false)(event);
    takeFiles(event.dataTransfer?.files ?? []);
  });
}

export function takeFiles(files) {
  for (const file of files) take(file);
}

async function take(file) {
  const chip = { name: file.name || "picture.png", size: file.size, id: "" };
  chips.push(chip);
  redrawn();
  const answer = await upload(file);
  if (answer.ok) chip.id = answer.file.id;
  else {
    chips = chips.filter((one) => one !== chip);
    showNotice(answer.error || t("page-failed"), "trouble");
  }
  redrawn();
}

/** Ids of what is ready and whether something is still under way; with `clear` the chips are taken away. */
export function waitingFiles(clear = false) {
  const found = { files: chips.map((one) => one.id).filter(Boolean), busy: chips.some((one) => !one.id) };
  if (clear) chips = [];
  return found;
}

export function drawFiles() {
  if (chips.length === 0) return null;
  return make("ul", { class: "chips", "aria-label": t("page-files") }, ...chips.map((chip) => make("li", { class: "file-chip", "aria-busy": String(!chip.id) },
    icon("file"), make("span", { text: chip.name, dir: "auto" }), make("span", { class: "edited", text: size(chip.size) }),
    make("button", {
      type: "button", class: "tool", "aria-label": t("page-remove-file", { name: chip.name }),
      onclick: () => { chips = chips.filter((one) => one !== chip); redrawn(); },
    }, icon("close")))));
}
