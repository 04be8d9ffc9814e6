/** A list to choose from, beside an anchor: with the keyboard, by typing, one or several. */

import { avatar } from "./avatars.js";
import { button, el, fill, freshId, icon } from "./dom.js";
import { t } from "./i18n.js";
import { openPopover } from "./popover.js";

const FILTER_FROM = 8; // shorter lists are seen at one glance

/**
 * Opens the list. `items` are {value, label, hint?, emoji?, user?}; `done(values)` gets the choice.
 * With `max` over 1 the list stays open until the choice is confirmed.
 */
export function openChooser(anchor, { items, label, min = 1, max = 1, chosen = [], done }) {
  const view = {
    items,
    min,
    max,
    chosen: new Set(chosen),
    done,
    shown: items,
    at: 0,
    id: freshId("choice"),
  };
  view.list = el("ul.choices", {
    role: "listbox",
    "aria-label": label,
    "aria-multiselectable": max > 1 ? "true" : null,
    id: view.id,
  });
  view.search = searchField(view, label, items.length >= FILTER_FROM);
  view.confirm = max > 1 || min === 0 ? confirmation(view) : null;
  const box = el(
    "div.chooser",
    { onkeydown: (event) => press(view, event) },
    view.search,
    view.list,
    view.confirm,
  );
  draw(view);
  view.popover = openPopover(anchor, box, { focus: view.search });
  view.popover.box.style.setProperty("--least", `${anchor.getBoundingClientRect().width}px`);
  view.popover.place();
  scrollToActive(view);
}

/** The search field, out of sight for a short list but still the one that holds the focus. */
function searchField(view, label, visible) {
  const find = () => {
    const wanted = view.search.value.trim().toLocaleLowerCase();
    view.shown = view.items.filter((item) =>
      `${item.label} ${item.hint ?? ""}`.toLocaleLowerCase().includes(wanted),
    );
    view.at = 0;
    draw(view);
  };
  return el(visible ? "input.search" : "input.unseen", {
    type: "text",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": view.id,
    "aria-label": label,
    autocomplete: "off",
    placeholder: t("choose.search"),
    oninput: find,
  });
}

function confirmation(view) {
  return el(
    "div.chooser-foot",
    null,
    el("span.quiet"),
    button("primary.small", { onclick: () => finish(view) }, t("choose.done")),
  );
}

function draw(view) {
  const rows = view.shown.map((item, index) => row(view, item, index));
  fill(view.list, rows.length ? rows : el("li.none", null, t("choose.none")));
  view.search.setAttribute("aria-activedescendant", rows[view.at]?.id ?? "");
  if (!view.confirm) return;
  const [words, confirm] = view.confirm.children;
  words.textContent = t("choose.count", { n: view.chosen.size, max: view.max });
  confirm.disabled = view.chosen.size < view.min || view.chosen.size > view.max;
}

function row(view, item, index) {
  const selected = view.chosen.has(item.value);
  const properties = {
    id: `${view.id}-${index}`,
    role: "option",
    "aria-selected": String(selected),
    "data-active": index === view.at || null,
    onclick: () => pick(view, index),
    onpointermove: () => activate(view, index),
  };
  return el(
    "li",
    properties,
    mark(item),
    el(
      "span.choice-text",
      null,
      el("span", null, item.label),
      item.hint && el("small", null, item.hint),
    ),
    selected && icon("check"),
  );
}

function mark(item) {
  if (item.user) return avatar(item.user, "avatar.tiny");
  return item.emoji?.name ? el("span.choice-emoji", null, item.emoji.name) : null;
}

function activate(view, index) {
  if (view.at === index) return;
  view.list.children[view.at]?.removeAttribute("data-active");
  view.at = index;
  view.list.children[index]?.setAttribute("data-active", "");
  view.search.setAttribute("aria-activedescendant", `${view.id}-${index}`);
}

function scrollToActive(view) {
  view.list.children[view.at]?.scrollIntoView({ block: "nearest" });
}

function press(view, event) {
  const last = view.shown.length - 1;
  const to = {
    ArrowDown: view.at === last ? 0 : view.at + 1,
    ArrowUp: view.at === 0 ? last : view.at - 1,
  }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    activate(view, to);
    scrollToActive(view);
  } else if (event.key === "Tab" && !view.confirm) {
    view.popover.close();
  } else if (event.key === "Enter" && event.target === view.search) {
    event.preventDefault();
    pick(view, view.at);
  }
}

function pick(view, index) {
  const item = view.shown[index];
  if (!item) return;
  if (!view.confirm) {
    view.chosen = new Set([item.value]);
    finish(view);
    return;
  }
  if (view.chosen.has(item.value)) view.chosen.delete(item.value);
  else if (view.max === 1) view.chosen = new Set([item.value]);
  else if (view.chosen.size < view.max) view.chosen.add(item.value);
  draw(view);
}

function finish(view) {
  view.popover.close();
  // In the order of the list, as Discord sends them.
  view.done(view.items.map((item) => item.value).filter((value) => view.chosen.has(value)));
}
