/** A form the bot asks to be filled in. What was typed stays until the bot has taken it. */

import { openDialog } from "./dialogs.js";
import { button, el, freshId } from "./dom.js";
import { t } from "./i18n.js";
import { prose } from "./prose.js";
import { initialValues, isSelect, renderSelect } from "./selects.js";
import { reason } from "./toasts.js";
import { submit as sendForm } from "./interactions.js";
import { uploadField } from "./uploads.js";

/** Opens the bot's form. */
export function openModal({ interactionId, modal, channelId }) {
  const fields = [];
  const error = el("p.form-error", { role: "alert" });
  const send = el("button.control.primary", { type: "submit" }, t("modal.submit"));
  const dialog = openDialog(
    modal.title,
    (close) => {
      const submit = async (event) => {
        event.preventDefault();
        if (!check(fields)) return;
        send.setAttribute("aria-busy", "true");
        error.textContent = "";
        const values = Object.fromEntries(fields.map((field) => [field.customId, field.read()]));
        try {
          const taken = await sendForm(
            { interaction_id: interactionId, values },
            { channelId, name: modal.title },
          );
          if (taken) close();
          else error.textContent = t("modal.failed");
        } catch (refusal) {
          error.textContent = reason(refusal);
        } finally {
          send.removeAttribute("aria-busy");
        }
      };
      const rows = modal.components.map((component) => row(component, fields));
      const foot = el(
        "div.dialog-foot",
        null,
        button("control.secondary", { onclick: close }, t("cancel")),
        send,
      );
      return el("form", { novalidate: true, onsubmit: submit }, rows, error, foot);
    },
    "dialog.modal",
  );
  dialog.querySelector(".field :is(input, textarea, button)")?.focus();
}

/** Shows what is wrong beside each field and goes to the first; true when nothing is. */
function check(fields) {
  let first = null;
  for (const field of fields) {
    const problem = field.problem();
    field.error.textContent = problem ?? "";
    field.control.setAttribute("aria-invalid", String(Boolean(problem)));
    if (problem) first ??= field.control;
  }
  first?.focus();
  return !first;
}

function row(component, fields) {
  if (component.type === 10) return prose(component.content);
  if (component.type === 18)
    return labelled(component.label, component.description, component.component, fields);
  if (component.type === 1)
    return component.components.map((child) =>
      labelled(child.label ?? child.placeholder, null, child, fields),
    );
  return el("p.elsewhere", null, t("component.unknown", { type: component.type }));
}

const CHECKBOX = 23;
const INPUTS = {
  4: textInput,
  19: fileInput,
  21: radioGroup,
  22: checkboxGroup,
  [CHECKBOX]: checkbox,
};

function labelled(label, description, component, fields) {
  const id = freshId("field");
  const make = isSelect(component) ? selectInput : INPUTS[component.type];
  if (!make) return el("p.elsewhere", null, t("component.unknown", { type: component.type }));
  const field = {
    customId: component.custom_id,
    error: el("p.field-error", { id: `${id}-error` }),
    ...make(component, id, label),
  };
  fields.push(field);
  field.control.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
  const mayStayEmpty = component.required === false && component.type !== CHECKBOX;
  const words = [label, mayStayEmpty && el("span.quiet", null, ` ${t("modal.optional")}`)];
  const heading = field.group ? el("legend", null, words) : el("label", { for: id }, words);
  const hint = el("p.hint", { id: `${id}-hint` }, description, field.hint);
  return el(
    field.group ? "fieldset.field" : "div.field",
    null,
    heading,
    hint,
    field.group ?? field.box ?? field.control,
    field.error,
  );
}

function textInput(component, id) {
  const {
    style,
    placeholder,
    value = "",
    min_length: least = 0,
    max_length: most = 4000,
    required = true,
  } = component;
  const control = el(style === 2 ? "textarea" : "input", {
    id,
    type: style === 2 ? null : "text",
    rows: style === 2 ? 5 : null,
    placeholder,
    value: value ?? "",
    maxlength: most,
    "aria-required": String(required),
    autocomplete: "off",
  });
  const count = el("span.count.numbers", { "aria-hidden": "true" });
  const recount = () => (count.textContent = `${control.value.length} / ${most}`);
  control.addEventListener("input", recount);
  recount();
  const problem = () => {
    const { length } = control.value.trim();
    if (!length) return required ? t("modal.needed") : null;
    return length < least ? t("modal.too_short", { n: least }) : null;
  };
  return {
    control,
    box: el("div.counted", null, control, component.max_length ? count : null),
    read: () => control.value,
    problem,
  };
}

function selectInput(component, id, label) {
  let values = initialValues(component);
  const { min_values: min = 1, required = true } = component;
  const shape = () => renderSelect(component, { values, label, id, done });
  const field = { control: shape(), read: () => values };
  function done(chosen) {
    values = chosen;
    const next = shape();
    field.control.replaceWith(next);
    field.control = next;
    next.focus();
  }
  field.problem = () =>
    required && values.length < Math.max(1, min)
      ? t("modal.choose", { n: Math.max(1, min) })
      : null;
  // The control is replaced with each choice, so the form has to ask for the one that stands.
  return Object.defineProperty({ ...field }, "control", {
    get: () => field.control,
    enumerable: true,
  });
}

function fileInput(component, id) {
  const { control, read } = uploadField(id, component.max_values ?? 1);
  const least = component.required === false ? 0 : (component.min_values ?? 1);
  return {
    control,
    box: control.parentElement,
    read,
    problem: () => (read().length < least ? t("modal.choose_file") : null),
  };
}

function options(component, id, kind) {
  return component.options.map((option) => {
    const input = el("input", {
      type: kind,
      name: id,
      value: option.value,
      checked: option.default,
    });
    return el(
      "label.option",
      null,
      input,
      el("span", null, option.label, option.description && el("small", null, option.description)),
    );
  });
}

function group(component, id, kind) {
  const box = el("div.options", null, options(component, id, kind));
  const values = () => [...box.querySelectorAll("input:checked")].map((input) => input.value);
  return { group: box, control: box.querySelector("input"), values };
}

function radioGroup(component, id) {
  const { values, ...shape } = group(component, id, "radio");
  const needed = component.required !== false;
  return {
    ...shape,
    read: () => values()[0] ?? null,
    problem: () => (needed && !values().length ? t("modal.choose", { n: 1 }) : null),
  };
}

function checkboxGroup(component, id) {
  const { values, ...shape } = group(component, id, "checkbox");
  const least = component.required === false ? 0 : (component.min_values ?? 1);
  const most = component.max_values ?? component.options.length;
  const problem = () => {
    const { length } = values();
    if (length < least) return t("modal.choose", { n: least });
    return length > most ? t("modal.choose_fewer", { n: most }) : null;
  };
  return { ...shape, read: values, problem };
}

function checkbox(component, id) {
  const control = el("input", { type: "checkbox", id, checked: component.default });
  return { control, read: () => control.checked, problem: () => null };
}
