/** The talk of the channel shown: drawn once per version of a message, kept in place while reading. */

import { play } from "./cast.js";
import { arrange, button, el, icon } from "./dom.js";
import { channelOf, iAmOutside, isDm, nameOf, titleOf } from "./guild.js";
import { t } from "./i18n.js";
import { actOn, actsIn, end } from "./interactions.js";
import { FLAG, has, renderMessage, spoken, thinking } from "./message.js";
import { attempt, readMore } from "./rooms.js";
import { messageOf, on, roomOf, state } from "./state.js";
import { dayName, moment, sameDay } from "./times.js";

const GROUP_MS = 7 * 60_000;
const NEAR = 80; // pixels from the end that still count as reading the newest

const log = document.getElementById("log");
let drawn = new Map(); // message id -> {message, look, node}
let newest = null;
let shownChannel = null;

/** Starts drawing; called once. */
export function startLog() {
  newest = button("newest", { hidden: true, onclick: toEnd }, icon("down"), el("span"));
  log.after(newest);
  on("hello channel language people", redraw);
  on("channels", draw);
  on("messages", (channelId) => channelId === state.channelId && draw());
  on("message", announce);
  log.addEventListener("scroll", scrolled, { passive: true });
  new ResizeObserver(() => atEnd && toEnd()).observe(log);
  // A picture that arrives must not push the newest words out of sight.
  log.addEventListener("load", () => atEnd && toEnd(), true);
  setInterval(refreshTimes, 30_000);
}

/** Brings a message into view and marks it for a moment; says false when it is not held. */
export function goTo(messageId) {
  const node = drawn.get(messageId)?.node;
  if (!node) return false;
  node.scrollIntoView({ block: "center" });
  node.focus({ preventScroll: true });
  return true;
}

function redraw() {
  drawn = new Map();
  draw();
}

let atEnd = true;

function draw() {
  if (!state.guild) return;
  if (!channelOf(state.channelId)) {
    arrange(log, [iAmOutside() ? outside() : waiting()]);
    return;
  }
  const moved = shownChannel !== state.channelId;
  if (moved) atEnd = true;
  shownChannel = state.channelId;
  const room = roomOf(state.channelId);
  const held = log.scrollHeight - log.scrollTop; // older talk is put above without a jump
  const focus = focusKey();
  arrange(log, [
    room.read ? opening(room) : waiting(),
    rows(room),
    actsIn(state.channelId).map(actRow),
  ]);
  refocus(focus);
  if (atEnd) toEnd();
  else if (room.reading || room.messages[0]?.id !== log.dataset.first)
    log.scrollTop = log.scrollHeight - held;
  log.dataset.first = room.messages[0]?.id ?? "";
}

function rows(room) {
  const fresh = new Map();
  const nodes = [];
  let previous = null;
  for (const message of room.messages) {
    const date = new Date(message.timestamp);
    const newDay = !previous || !sameDay(date, new Date(previous.timestamp));
    if (newDay) nodes.push(el("h2.day", null, el("span", null, dayName(date))));
    if (room.newFrom === message.id)
      nodes.push(el("p.new-line", null, el("span", null, t("log.new"))));
    const grouped = !newDay && room.newFrom !== message.id && follows(message, previous);
    nodes.push(nodeFor(message, grouped, fresh));
    previous = message;
  }
  drawn = fresh;
  return nodes;
}

/** The node of a message, made anew only when the message or the way it looks changed. */
function nodeFor(message, grouped, fresh) {
  const act = actOn(message.id);
  const answered =
    message.message_reference &&
    messageOf(message.channel_id, message.message_reference.message_id);
  const look = [
    grouped,
    state.editingId === message.id,
    act?.customId,
    act?.error,
    answered?.edited_timestamp,
    channelOf(message.id)?.name,
  ].join("|");
  const old = drawn.get(message.id);
  const same = old?.message === message && old.look === look;
  const node = same ? old.node : renderMessage(message, { grouped });
  fresh.set(message.id, { message, look, node });
  return node;
}

function follows(message, previous) {
  if (
    message.author.id !== previous.author.id ||
    nameOf(message.author) !== nameOf(previous.author)
  )
    return false;
  if (message.type !== 0 || ![0, 19, 20, 23].includes(previous.type) || message.message_reference)
    return false;
  if (has(message, FLAG.ephemeral) !== has(previous, FLAG.ephemeral)) return false;
  return Date.parse(message.timestamp) - Date.parse(previous.timestamp) < GROUP_MS;
}

/** What stands here for someone who is no member. */
function outside() {
  const back = button("control.primary", { onclick: comeBack }, t("outside.back"));
  return el(
    "div.opening",
    null,
    el("p.opening-title", null, t("outside.title", { name: state.me.name })),
    el("p.quiet", null, t("outside.text")),
    back,
  );
}

async function comeBack() {
  if (await attempt("join_guild", {})) play(state.handle);
}

function opening(room) {
  if (room.reading) return waiting();
  if (!room.complete)
    return button("link.older", { onclick: () => readMore(state.channelId) }, t("log.older"));
  const channel = channelOf(state.channelId);
  const name = titleOf(channel);
  const text = isDm(channel) ? t("log.begin_dm", { name }) : t("log.begin", { name });
  const hint = room.messages.length ? null : el("p.quiet", null, t("log.empty"));
  return el("div.opening", null, el("p.opening-title", null, text), hint);
}

function waiting() {
  return el("p.waiting", { role: "status" }, t("log.loading"));
}

/** A command on its way to the bot, or one that got no answer. */
function actRow(act) {
  if (!act.slow && !act.error) return null;
  const asked = el(
    "p.reference",
    null,
    icon("reply"),
    t("message.used", { name: nameOf(state.me) }),
    el("code", null, ` ${act.name ?? ""}`),
  );
  if (!act.error)
    return el(
      "article.message.act",
      { "aria-busy": "true" },
      asked,
      el("div.gutter"),
      el("div.body", null, thinking()),
    );
  const failed = el(
    "p.failure",
    null,
    icon("warning"),
    act.error,
    button("link", { onclick: () => end(act.key) }, t("dismiss")),
  );
  return el("article.message.act", null, asked, el("div.gutter"), el("div.body", null, failed));
}

function scrolled() {
  atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  if (atEnd) newest.hidden = true;
  if (log.scrollTop < NEAR && state.channelId && roomOf(state.channelId).read)
    readMore(state.channelId);
}

function toEnd() {
  log.scrollTop = log.scrollHeight;
  newest.hidden = true;
}

function announce(message) {
  if (message.channel_id !== state.channelId) return;
  if (message.author.id !== state.me.id)
    document.getElementById("announcer").textContent = spoken(message);
  if (message.author.id === state.me.id) toEnd();
  else if (!atEnd) {
    newest.hidden = false;
    newest.lastElementChild.textContent = t("log.newest");
  }
}

/** Where the focus stands, in words that survive a redraw of its message. */
function focusKey() {
  const at = document.activeElement;
  if (!log.contains(at)) return null;
  return { id: at.closest("[data-id]")?.dataset.id, key: at.dataset.key, node: at };
}

function refocus(focus) {
  if (!focus?.id || focus.node.isConnected) return;
  const node = drawn.get(focus.id)?.node;
  if (!node || node.contains(document.activeElement)) return;
  const inside = focus.key && node.querySelector(`[data-key="${CSS.escape(focus.key)}"]`);
  (inside || node).focus({ preventScroll: true });
}

function refreshTimes() {
  for (const time of log.querySelectorAll('time[data-style="R"]')) {
    time.textContent = moment(new Date(time.dateTime), "R");
  }
}
