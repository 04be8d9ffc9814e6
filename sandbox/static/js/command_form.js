/** A slash command being filled in: a chip for each option, what it wants, and what is wrong. */

import { button, el, fill, freshId, icon } from "./dom.js";
import { localised, t } from "./i18n.js";
import { ask } from "./interactions.js";
import { boundsOf, choiceItem, fitting, itemsOf, problemOf, TYPE, valueOf } from "./options.js";
import { nestOptions } from "./picker.js";
import { state } from "./state.js";
import {
  hideSuggestions,
  isOffering,
  nothingFits,
  suggest,
  takeSuggestion,
  walkSuggestions,
} from "./suggest.js";
import { admissible, chooseFiles, encode } from "./uploads.js";
import { request } from "./wire.js";

const PAUSE_MS = 120; // between the last key and asking the bot for completions

/** Makes the form of a command; `leave(text)` is called when it is given up or sent. */
export function commandForm(leaf, leave) {
  const form = { leaf, leave, fields: [], asked: 0, hintId: freshId("hint") };
  form.chips = el("div.chips");
  form.more = el("div.more-options", { role: "group", "aria-label": t("option.more") });
  form.hint = el("p.command-hint", { id: form.hintId, "aria-live": "polite" }, leaf.description);
  const head = button(
    "command-name",
    { "aria-label": t("command.leave", { name: leaf.name }), onclick: () => leave("") },
    `/${leaf.name}`,
    icon("close"),
  );
  const send = el(
    "button.send",
    { type: "submit", "aria-label": t("composer.send"), title: t("composer.send") },
    icon("send"),
  );
  for (const option of leaf.options.filter((one) => one.required)) add(form, option);
  drawMore(form);
  const row = el("div.command-row", null, head, form.chips, form.more);
  form.node = el(
    "form.command",
    { onsubmit: (event) => submit(form, event), onkeydown: (event) => press(form, event) },
    form.hint,
    el("div.command-line", null, row, send),
  );
  form.focus = () => (form.fields[0]?.control ?? send).focus();
  return form;
}

function add(form, option) {
  const field = {
    option,
    name: localised(option, "name", state.me.locale),
    text: "",
    picked: null,
    file: null,
  };
  const id = freshId("option");
  field.control =
    option.type === TYPE.attachment ? fileControl(form, field, id) : textControl(form, field, id);
  const remove = option.required
    ? null
    : button(
        "chip-remove",
        {
          tabindex: -1,
          "aria-label": t("option.remove", { name: field.name }),
          onclick: () => drop(form, field),
        },
        icon("close"),
      );
  field.chip = el("div.chip", null, el("label", { for: id }, field.name), field.control, remove);
  form.fields.push(field);
  form.chips.append(field.chip);
  return field;
}

function textControl(form, field, id) {
  const { option } = field;
  const numeric = option.type === TYPE.integer || option.type === TYPE.number;
  const properties = {
    id,
    role: "combobox",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-describedby": form.hintId,
    "aria-required": String(Boolean(option.required)),
    autocomplete: "off",
    inputmode: numeric && !option.choices ? "decimal" : null,
    oninput: () => typed(form, field),
    onfocus: () => attend(form, field),
    onblur: hideSuggestions,
  };
  return el("input", { type: "text", ...properties });
}

function fileControl(form, field, id) {
  const choose = () => chooseFiles((files) => take(admissible(files)[0]), false);
  const take = (file) => {
    if (!file) return;
    field.file = file;
    fill(control, icon("file"), file.name);
    say(form, field);
  };
  const control = button(
    "chip-file",
    { id, onclick: choose, onfocus: () => say(form, field), "aria-describedby": form.hintId },
    icon("file"),
    t("option.choose_file"),
  );
  return control;
}

function drop(form, field) {
  form.fields = form.fields.filter((one) => one !== field);
  field.chip.remove();
  drawMore(form);
  hideSuggestions();
  (form.fields.at(-1)?.control ?? form.more.querySelector("button")).focus();
}

function drawMore(form) {
  const used = new Set(form.fields.map((field) => field.option.name));
  const rest = form.leaf.options.filter((option) => !used.has(option.name));
  fill(
    form.more,
    rest.map((option) => moreButton(form, option)),
  );
}

function moreButton(form, option) {
  const description = localised(option, "description", state.me.locale);
  const choose = () => {
    const field = add(form, option);
    drawMore(form);
    field.control.focus();
  };
  const attendTo = () =>
    fill(
      form.hint,
      el("strong", null, localised(option, "name", state.me.locale)),
      ` ${description}`,
    );
  return button(
    "more-option",
    { title: description, onclick: choose, onfocus: attendTo },
    icon("plus"),
    localised(option, "name", state.me.locale),
  );
}

function typed(form, field) {
  field.text = field.control.value;
  if (field.picked && field.picked.label !== field.text) field.picked = null;
  say(form, field);
  offer(form, field);
}

function attend(form, field) {
  say(form, field);
  if (!field.picked) offer(form, field);
}

/** Says what a field wants, or what is wrong with what is in it. */
function say(form, field, problem = field.text ? problemOf(field) : null) {
  const { option, name } = field;
  const facts = [
    localised(option, "description", state.me.locale),
    boundsOf(option),
    option.required ? t("option.required") : t("option.optional"),
  ];
  const words = problem
    ? el("span.bad", null, icon("warning"), problem)
    : facts.filter(Boolean).join(" · ");
  fill(form.hint, el("strong", null, name), " ", words);
  field.chip.toggleAttribute("data-bad", Boolean(problem));
  field.control.setAttribute("aria-invalid", String(Boolean(problem)));
}

function offer(form, field) {
  const items = itemsOf(field.option);
  if (items) show(form, field, fitting(items, field.text));
  else if (field.option.autocomplete) complete(form, field);
}

function show(form, field, items) {
  if (document.activeElement !== field.control) return;
  const pick = (item) => {
    field.picked = item;
    field.text = item.label;
    field.control.value = item.label;
    say(form, field);
  };
  suggest(field.control, { heading: field.name, items, pick, none: nothingFits() });
}

/** Asks the bot what could be meant; an answer that was overtaken by typing is dropped. */
async function complete(form, field) {
  form.asked += 1;
  const mine = form.asked;
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  if (mine !== form.asked) return;
  const fields = place(form, wireOptions(form, field));
  try {
    const { choices } = await request("autocomplete", fields);
    if (mine === form.asked) show(form, field, choices.map(choiceItem));
  } catch {
    // Completions are a help, not a duty: the person can type on, and sees why there are none.
    if (mine === form.asked)
      suggest(field.control, { heading: field.name, items: [], none: t("option.no_completions") });
  }
}

function place(form, options) {
  return {
    channel_id: state.channelId,
    command_id: form.leaf.command.id,
    options: nestOptions(form.leaf, options),
  };
}

/** The filled options for the wire; while one is completed it goes as typed and marked. */
function wireOptions(form, focused = null) {
  const files = form.fields.filter((field) => field.file);
  return form.fields.flatMap((field) => {
    const { option, text } = field;
    const head = { name: option.name, type: option.type };
    if (field === focused) return [{ ...head, value: text, focused: true }];
    if (field.file) return [{ ...head, value: files.indexOf(field) }];
    if (!text.trim() || problemOf(field)) return [];
    return [{ ...head, value: valueOf(field) }];
  });
}

async function submit(form, event) {
  event.preventDefault();
  hideSuggestions();
  const wrong = form.fields.find((field) => problemOf(field));
  if (wrong) {
    wrong.control.focus();
    say(form, wrong, problemOf(wrong));
    return;
  }
  const files = form.fields.filter((field) => field.file).map((field) => field.file);
  const attachments = await Promise.all(files.map(encode));
  const fields = {
    ...place(form, wireOptions(form)),
    attachments: attachments.length ? attachments : undefined,
  };
  form.leave("");
  await ask("slash", fields, { channelId: fields.channel_id, name: `/${form.leaf.name}` });
}

function press(form, event) {
  if (event.isComposing) return;
  const field = form.fields.find((one) => one.control === event.target);
  if (event.key === "Escape") escape(form, event);
  else if (!field) return;
  else if (walkSuggestions(event)) return;
  else if (event.key === "Enter" && wantsPick(field)) {
    event.preventDefault();
    takeSuggestion();
    (form.fields.find((one) => problemOf(one))?.control ?? field.control).focus();
  } else if (event.key === "Tab" && !event.shiftKey && wantsPick(field)) takeSuggestion();
  else if (event.key === "Backspace" && !field.control.value) back(form, field, event);
}

/** Whether Enter or Tab takes the marked suggestion rather than what was typed. */
function wantsPick(field) {
  if (field.picked || !isOffering()) return false;
  const mustBeOneOfThem = Boolean(itemsOf(field.option)) && field.option.required;
  return isOffering({ chosen: true }) || mustBeOneOfThem || field.text !== "";
}

function escape(form, event) {
  event.preventDefault();
  event.stopPropagation();
  if (!hideSuggestions()) form.leave("");
}

/** Backspace in an empty chip takes the chip back, and in the first one the whole command. */
function back(form, field, event) {
  event.preventDefault();
  if (!field.option.required) drop(form, field);
  else if (field === form.fields[0]) form.leave(`/${form.leaf.name}`);
  else form.fields[form.fields.indexOf(field) - 1].control.focus();
}
