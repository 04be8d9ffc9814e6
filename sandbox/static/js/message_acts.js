/** Pointing at messages, walking them and acting on them, for the whole log at once. */

import { openMessageMenu, edit, mayEdit, react, reply, toolbar } from "./message_menu.js";
import { FLAG, has } from "./message.js";
import { attempt } from "./rooms.js";
import { messageOf, state } from "./state.js";
import { openUserMenu } from "./user_menu.js";

const HOLD_MS = 500; // a finger resting this long asks for the menu
const SLACK = 10; // pixels a resting finger may drift

const log = document.getElementById("log");
let bar = null;
let barOf = null;

/** Starts listening; called once. */
export function startMessages() {
  log.addEventListener(
    "pointerover",
    (event) => event.pointerType === "mouse" && point(event.target),
  );
  log.addEventListener("pointerleave", () => isHeld() || unpoint());
  log.addEventListener("focusin", (event) => point(event.target));
  log.addEventListener("contextmenu", contextMenu);
  log.addEventListener("pointerdown", hold);
  log.addEventListener("keydown", key);
  log.addEventListener("click", press);
}

function articleOf(node) {
  return node.closest?.("article[data-id]");
}

function messageAt(node) {
  const article = articleOf(node);
  return article && messageOf(state.channelId, article.dataset.id);
}

/** There is one bar; it goes to the message pointed at. */
function point(node) {
  const article = articleOf(node);
  const message = messageAt(node);
  if (!message || (barOf === message && bar?.isConnected)) return;
  unpoint();
  bar = toolbar(message);
  barOf = message;
  if (bar) article.append(bar);
}

function unpoint() {
  bar?.remove();
  bar = null;
  barOf = null;
}

/** The bar stays while the focus, or a menu that hangs on it, needs it. */
function isHeld() {
  return log.contains(document.activeElement) || document.querySelector(".popover") !== null;
}

function contextMenu(event) {
  const message = messageAt(event.target);
  if (!message || event.target.closest("a, input, textarea") || String(getSelection())) return;
  event.preventDefault();
  const author = event.target.closest("[data-user]");
  const at = { x: event.clientX, y: event.clientY };
  if (author) openUserMenu(author.dataset.user, at);
  else openMessageMenu(message, at);
}

function hold(event) {
  const message = messageAt(event.target);
  if (event.pointerType === "mouse" || !message || event.target.closest("a, button, textarea"))
    return;
  const { clientX: x, clientY: y } = event;
  const timer = setTimeout(() => openMessageMenu(message, { x, y }), HOLD_MS);
  const done = new AbortController();
  const stop = () => {
    clearTimeout(timer);
    done.abort();
  };
  const drift = (move) => Math.hypot(move.clientX - x, move.clientY - y) > SLACK && stop();
  document.addEventListener("pointermove", drift, { signal: done.signal });
  for (const end of ["pointerup", "pointercancel"])
    document.addEventListener(end, stop, { signal: done.signal });
}

function key(event) {
  if (event.target.closest("textarea, input") || event.altKey || event.ctrlKey || event.metaKey)
    return;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") walk(event);
  const article = articleOf(event.target);
  const message = messageAt(event.target);
  if (!message || event.target !== article) return;
  const acts = ACTS[event.key.toLowerCase()];
  if (!acts) return;
  event.preventDefault();
  event.stopPropagation();
  acts(message, article);
}

const ACTS = {
  enter: (message, article) =>
    openMessageMenu(message, article.querySelector(".body, span") ?? article),
  r: (message) => has(message, FLAG.ephemeral) || reply(message),
  e: (message) => mayEdit(message) && edit(message),
  "+": (message, article) =>
    has(message, FLAG.ephemeral) || react(message, article.querySelector(".body")),
};

function walk(event) {
  const all = [...log.querySelectorAll("article[data-id]")];
  const at = all.indexOf(articleOf(document.activeElement));
  const next = at === -1 ? all.at(-1) : all[at + (event.key === "ArrowUp" ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function press(event) {
  const target = event.target.closest("[data-dismiss], [data-react]");
  const message = target && messageAt(target);
  if (!message) return;
  if (target.dataset.react) react(message, target);
  else attempt("delete_message", { channel_id: message.channel_id, message_id: message.id });
}
