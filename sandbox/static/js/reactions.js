/** Reactions under a message, and the small picker to add one. */

import { button, el, icon } from "./dom.js";
import { t } from "./i18n.js";
import { openPopover } from "./popover.js";
import { toggleReaction } from "./rooms.js";

const EMOJI = [
  ..."👍 👎 ❤️ 😂 🥹 😍 🤔 😮 😢 😡 🎉 🙏 👏 🔥 ✨ 💯 👀 💀 🤯 🥱 🍿 🎬 🎞️ 🎭 🎟️ 🏆 ⭐ 🌙 ☕ 🍜 🐉 🦊 🐈 🌸 ❄️ 🚀 ✅ ❌ ❓ 💤".split(
    " ",
  ),
];

/** Draws the reactions of a message; each is a switch. */
export function renderReactions(message) {
  if (!message.reactions?.length) return null;
  const add = button(
    "reaction.add",
    { "aria-label": t("reaction.add"), "data-react": message.id },
    icon("smile"),
  );
  return el(
    "div.reactions",
    null,
    message.reactions.map((reaction) => chip(message, reaction)),
    add,
  );
}

/** Lets a person pick an emoji beside an anchor. */
export function openEmoji(anchor, pick) {
  const choose = (emoji) => {
    popover.close();
    pick({ name: emoji, id: null });
  };
  const cells = EMOJI.map((emoji) => button("emoji", { onclick: () => choose(emoji) }, emoji));
  const grid = el(
    "div.emoji-grid",
    { role: "group", "aria-label": t("reaction.pick"), onkeydown: walk },
    cells,
  );
  const popover = openPopover(anchor, grid, { focus: cells[0] });
}

const COLUMNS = 8;
const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };

function walk(event) {
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const cells = [...event.currentTarget.children];
  cells[cells.indexOf(document.activeElement) + step]?.focus();
}

function chip(message, reaction) {
  const { emoji, count, me } = reaction;
  const name = emoji.id ? `:${emoji.name}:` : emoji.name;
  const properties = {
    "aria-pressed": String(Boolean(me)),
    "aria-label": t("reaction.count", { emoji: name, n: count }),
    "data-key": `reaction-${name}`,
    onclick: () => toggleReaction(message, emoji),
  };
  return button(
    "reaction",
    properties,
    el("span", null, name),
    el("span.numbers", null, String(count)),
  );
}
