// A form that a press opened: a sheet that holds the focus until it is sent or left by Esc.

import { dialog } from "./a11y.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./texts.js";
import { ask } from "./wire.js";

/** Opens `form` for `channel`. What was typed stays while the server says that a field is wrong.
 *  `deliver` hands the values in and resolves with the reply; a form of a press goes back to where it came from. */
export function openForm(form, channel, deliver = (values) => ask("form", { channel, token: form.token, values })) {
  const failed = make("p", { class: "form-error", role: "alert" });
  const submit = make("button", { type: "submit", class: "button soft", text: form.submit || t("page-send") });
  const body = make("form", {
    class: "form", novalidate: true,
    onsubmit: (event) => { event.preventDefault(); send(form, deliver, body, failed, submit, box); },
  }, ...blanks(form.fields), failed, make("footer", { class: "form-foot" },
    make("button", { type: "button", class: "button quiet", text: t("page-cancel"), onclick: () => box.close() }), submit));
  const box = dialog({ class: "panel", "aria-labelledby": "form-title" },
    make("header", { class: "panel-head" }, make("h2", { id: "form-title", text: form.title }),
      make("button", { type: "button", class: "tool", "aria-label": t("page-close"), onclick: () => box.close() }, icon("close", 20))), body);
  body.querySelector("input, textarea, select")?.focus();
}

/** All blanks; those that are `folded` stand under More. */
function blanks(fields) {
  const all = fields.map((one, at) => ({ folded: one.folded, node: blank(one, at) }));
  const folded = all.filter((one) => one.folded).map((one) => one.node);
  const shown = all.filter((one) => !one.folded).map((one) => one.node);
  return [...shown, folded.length ? make("details", { class: "fold" }, make("summary", { text: t("page-more") }), ...folded) : null];
}

function blank(field, at) {
  const id = `field-${at}`;
  const about = field.hint ? `${id}-hint` : null;
  const shared = { id, name: field.name, required: field.required, "aria-describedby": about };
  return make("div", { class: "blank" },
    make("label", { for: id }, field.label, field.required ? "" : make("span", { class: "optional", text: ` ${t("page-optional")}` })),
    entry(field, shared),
    field.hint ? make("p", { class: "hint", id: about, text: field.hint }) : null);
}

function entry(field, shared) {
  if (field.kind === "choice") {
    return make("select", shared, ...field.choices.map(([value, label]) => make("option", { value, text: label, selected: value === field.value })));
  }
  const text = { ...shared, maxlength: field.max_length || 1000, dir: "auto", autocomplete: "off", value: field.value };
  return field.kind === "long" ? make("textarea", { ...text, rows: "4" }) : make("input", { type: "text", ...text });
}

async function send(form, deliver, body, failed, submit, box) {
  const missing = [...body.elements].find((one) => one.required && !one.value.trim());
  if (missing) return wrong(missing, failed, t("page-fill-in", { what: body.querySelector(`[for="${missing.id}"]`).textContent }));
  submit.setAttribute("aria-busy", "true");
  const values = Object.fromEntries(form.fields.map((field) => [field.name, body.elements.namedItem(field.name).value]));
  const reply = await deliver(values);
  submit.removeAttribute("aria-busy");
  if (reply.ok) return box.close();
  return wrong(reply.field ? body.elements.namedItem(reply.field) : null, failed, reply.error || t("page-failed"));
}

function wrong(field, failed, text) {
  failed.textContent = text;
  field?.closest("details")?.setAttribute("open", "");
  field?.setAttribute("aria-invalid", "true");
  field?.focus();
}
