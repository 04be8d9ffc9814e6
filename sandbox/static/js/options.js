/** The options of a command: what may be typed, what it means, and what is wrong with it. */

import { channelItems, peopleItems, roleItems } from "./entities.js";
import { language, localised, t } from "./i18n.js";
import { state } from "./state.js";

/** Discord's option types that a person fills in. */
export const TYPE = {
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
};

const LISTS = {
  [TYPE.boolean]: () => [
    { value: true, label: t("option.yes") },
    { value: false, label: t("option.no") },
  ],
  [TYPE.user]: peopleItems,
  [TYPE.channel]: (option) => channelItems(option.channel_types),
  [TYPE.role]: roleItems,
  [TYPE.mentionable]: () => [...peopleItems(), ...roleItems()],
};

/** The items an option is chosen from, or null when anything may be typed. */
export function itemsOf(option) {
  if (option.choices?.length) return option.choices.map(choiceItem);
  return LISTS[option.type]?.(option) ?? null;
}

/** A choice of the bot as an item. */
export function choiceItem(choice) {
  return { value: choice.value, label: localised(choice, "name", state.me.locale) };
}

/** The items that fit what was typed. */
export function fitting(items, typed) {
  const wanted = typed.trim().toLocaleLowerCase().replace(/^[@#]/, "");
  return items
    .filter((item) =>
      `${item.label} ${item.user?.username ?? ""}`.toLocaleLowerCase().includes(wanted),
    )
    .slice(0, 25);
}

/** The value of a field for the wire, once nothing is wrong with it. */
export function valueOf({ option, text, picked }) {
  if (picked) return picked.value;
  if (option.type === TYPE.string) return text;
  return numberOf(text);
}

/** A number as typed in either language: full-width digits and a decimal comma are fine. */
function numberOf(text) {
  return Number(text.normalize("NFKC").replace(",", "."));
}

/** One sentence on what is wrong with a field, or null. */
export function problemOf({ option, text, picked, file }) {
  if (option.type === TYPE.attachment) return option.required && !file ? t("option.needed") : null;
  if (!text.trim()) return option.required ? t("option.needed") : null;
  if (picked) return null;
  if (itemsOf(option)) return t("option.choose");
  if (option.type === TYPE.string) return lengthProblem(option, text);
  return numberProblem(option, text);
}

/** The bounds of an option in words, or null when it has none. */
export function boundsOf(option) {
  const [low, high] =
    option.type === TYPE.string
      ? [option.min_length, option.max_length]
      : [option.min_value, option.max_value];
  const has = (bound) => bound !== undefined && bound !== null;
  if (!has(low) && !has(high)) return null;
  const of = option.type === TYPE.string ? "length" : "number";
  if (has(low) && has(high)) return t(BOUNDS[of].both, { low: amount(low), high: amount(high) });
  return has(low)
    ? t(BOUNDS[of].low, { low: amount(low) })
    : t(BOUNDS[of].high, { high: amount(high) });
}

const BOUNDS = {
  length: { both: "option.length_both", low: "option.length_low", high: "option.length_high" },
  number: { both: "option.number_both", low: "option.number_low", high: "option.number_high" },
};

function lengthProblem(option, text) {
  const { length } = [...text];
  const outside = length < (option.min_length ?? 0) || length > (option.max_length ?? 6000);
  return outside ? t("option.outside", { bounds: boundsOf(option) }) : null;
}

function numberProblem(option, text) {
  const whole = option.type === TYPE.integer;
  const number = numberOf(text);
  if (!Number.isFinite(number)) return t("option.not_number");
  if (whole && !Number.isSafeInteger(number)) return t("option.not_whole");
  const outside =
    number < (option.min_value ?? -Infinity) || number > (option.max_value ?? Infinity);
  return outside ? t("option.outside", { bounds: boundsOf(option) }) : null;
}

function amount(number) {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 6 }).format(number);
}
