/** Menus: what one can do with a message or a person. */

import { button, el, icon as drawIcon } from "./dom.js";
import { openPopover } from "./popover.js";

/**
 * Opens a menu beside an anchor or a point.
 * `entries` are {label, icon?, bad?, act} or {heading}; empty ones are left out.
 */
export function openMenu(anchor, label, entries) {
  const rows = entries
    .filter(Boolean)
    .map((entry) => (entry.heading ? heading(entry) : item(entry)));
  const menu = el("div.menu", { role: "menu", "aria-label": label, onkeydown: walk }, rows);
  const popover = openPopover(anchor, menu, { focus: menu.querySelector("button") });
  menu.addEventListener("click", (event) => event.target.closest("button") && popover.close());
}

function heading({ heading: text }) {
  return el("p.menu-heading", { role: "presentation" }, text);
}

function item({ label, icon, bad, checked, act }) {
  const properties = {
    role: checked === undefined ? "menuitem" : "menuitemradio",
    "aria-checked": checked === undefined ? null : String(checked),
    tabindex: -1,
    // After the menu is gone and the focus is back, so that what opens next can take it.
    onclick: () => queueMicrotask(act),
  };
  return button(
    bad ? "menu-item.bad" : "menu-item",
    properties,
    icon && drawIcon(icon),
    el("span", null, label),
    checked && drawIcon("check"),
  );
}

function walk(event) {
  const items = [...event.currentTarget.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const next = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next].focus();
  } else if (event.key === "Tab") event.preventDefault();
  else if (event.key.length === 1) jump(items, at, event.key);
}

/** Goes to the next entry that begins with the typed letter. */
function jump(items, at, letter) {
  const ahead = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  ahead
    .find((one) => one.textContent.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase()))
    ?.focus();
}
