/** The list over the composer that follows what is typed; the focus stays in the field. */

import { avatar } from "./avatars.js";
import { el, fill } from "./dom.js";
import { t } from "./i18n.js";

const host = document.createElement("div");
host.className = "suggest";
host.hidden = true;

let offer = null; // {heading, items, pick, at, moved}

/** The element the list stands in. */
export function suggestBox() {
  return host;
}

/** Offers items {label, detail?, hint?, user?} for a field; `pick(item)` gets the one taken. */
export function suggest(field, { heading, items, pick, none = null }) {
  if (!items.length && !none) return hideSuggestions();
  offer = { field, items, pick, at: 0, moved: false };
  const rows = items.map((item, index) => row(item, index));
  const list = el(
    "ul",
    { role: "listbox", id: "suggestions", "aria-label": heading },
    rows.length ? rows : el("li.none", null, none),
  );
  fill(host, el("p.suggest-heading", null, heading), list);
  host.hidden = false;
  field.setAttribute("aria-controls", "suggestions");
  field.setAttribute("aria-expanded", "true");
  mark();
  return null;
}

/** Takes the list away; says whether there was one. */
export function hideSuggestions() {
  const shown = offer !== null;
  offer?.field.removeAttribute("aria-activedescendant");
  offer?.field.setAttribute("aria-expanded", "false");
  offer = null;
  host.hidden = true;
  fill(host);
  return shown;
}

/** Whether something may be taken; with `chosen`, whether the person walked to it. */
export function isOffering({ chosen = false } = {}) {
  return Boolean(offer?.items.length) && (!chosen || offer.moved);
}

/** Takes the item marked. */
export function takeSuggestion() {
  const { items, at, pick } = offer;
  hideSuggestions();
  pick(items[at]);
}

/** Walks the list; true when the key was meant for it. */
export function walkSuggestions(event) {
  if (!isOffering()) return false;
  const { length } = offer.items;
  const to = { ArrowDown: (offer.at + 1) % length, ArrowUp: (offer.at - 1 + length) % length }[
    event.key
  ];
  if (to === undefined) return false;
  event.preventDefault();
  offer.at = to;
  offer.moved = true;
  mark();
  return true;
}

function row(item, index) {
  const take = (event) => {
    event.preventDefault(); // the field keeps the focus
    offer.at = index;
    takeSuggestion();
  };
  return el(
    "li",
    { role: "option", id: `suggestion-${index}`, "aria-selected": "false", onpointerdown: take },
    item.user && avatar(item.user, "avatar.tiny"),
    el("span.suggest-label", null, item.label),
    item.hint && el("span.suggest-hint", null, item.hint),
    item.detail && el("span.suggest-detail", null, item.detail),
  );
}

function mark() {
  const rows = [...host.querySelectorAll("[role=option]")];
  for (const [index, one] of rows.entries())
    one.setAttribute("aria-selected", String(index === offer.at));
  offer.field.setAttribute("aria-activedescendant", rows.length ? `suggestion-${offer.at}` : "");
  rows[offer.at]?.scrollIntoView({ block: "nearest" });
}

/** What the list says when nothing fits. */
export function nothingFits() {
  return t("choose.none");
}
