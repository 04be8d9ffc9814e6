/** One message, from the line it answers to the reactions under it. */

import { renderAttachments } from "./attachments.js";
import { avatar } from "./avatars.js";
import { renderComponents } from "./components.js";
import { button, el, icon } from "./dom.js";
import { editor } from "./editor.js";
import { renderEmbed } from "./embeds.js";
import { channelOf, nameOf } from "./guild.js";
import { t } from "./i18n.js";
import { actOn } from "./interactions.js";
import { calledHere } from "./picker.js";
import { pollResult, renderPoll, resultOf } from "./polls.js";
import { plain, prose } from "./prose.js";
import { renderReactions } from "./reactions.js";
import { messageOf, state } from "./state.js";
import { moment, stamp } from "./times.js";

/** Discord's message flags that change how a message looks. */
export const FLAG = { ephemeral: 1 << 6, thinking: 1 << 7, voice: 1 << 13, componentsV2: 1 << 15 };

export function has(message, flag) {
  return Boolean((message.flags ?? 0) & flag);
}

/** Draws a message; a grouped one leaves its author to the message before it. */
export function renderMessage(message, { grouped }) {
  if (message.type === POLL_RESULT) return pollResult(message, shortTime(message));
  if (SYSTEM[message.type]) return systemLine(message);
  if (message.type === THREAD_STARTER && message.referenced_message) {
    return renderMessage(
      { ...message.referenced_message, id: message.id, thread: null },
      { grouped },
    );
  }
  const classes = [
    "message",
    grouped && "grouped",
    has(message, FLAG.ephemeral) && "ephemeral",
    mentionsMe(message) && "calls-me",
  ];
  const properties = { "data-id": message.id, tabindex: -1, "aria-label": spoken(message) };
  return el(
    `article.${classes.filter(Boolean).join(".")}`,
    properties,
    reference(message),
    el("div.gutter", null, grouped ? shortTime(message) : avatar(message.author)),
    el("div.body", null, grouped ? null : byline(message), inside(message)),
  );
}

/** A message in a few words, for a screen reader and for previews. */
export function spoken(message) {
  return `${nameOf(message.author)}: ${gist(message)}`;
}

/** What a message says, in one line of plain text. */
export function gist(message) {
  if (message.poll) return message.poll.question.text;
  if (message.type === POLL_RESULT) return resultOf(message).words;
  if (has(message, FLAG.voice)) return t("voice.title");
  const embed = message.embeds?.[0];
  const text = plain(
    message.content || embed?.title || embed?.description || wordsOf(message.components),
  );
  if (text) return text;
  return message.attachments?.length ? t("message.attachment") : t("message.empty");
}

function wordsOf(components) {
  const own = (component) => component.content ?? wordsOf(component.components ?? []);
  return (components ?? []).map(own).join(" ");
}

const CHAT_INPUT = 1;
const POLL_RESULT = 46;
const THREAD_STARTER = 21; // stands in a thread for the message it grew from

const SYSTEM = {
  6: "system.pinned",
  7: "system.joined",
  18: "system.thread",
};

function systemLine(message) {
  const text = t(SYSTEM[message.type], { name: nameOf(message.author), thread: message.content });
  const properties = { "data-id": message.id, tabindex: -1, "aria-label": text };
  return el(
    "article.system-line",
    properties,
    icon("branch"),
    el("span", null, text),
    shortTime(message),
  );
}

function mentionsMe(message) {
  if (message.mention_everyone) return true;
  if (message.mentions?.some((user) => user.id === state.me.id)) return true;
  return message.mention_roles?.some((id) => state.me.role_ids?.includes(id));
}

function reference(message) {
  const asked = message.interaction_metadata ?? message.interaction;
  const command = message.interaction?.name ?? message.interaction_metadata?.name;
  if (asked && command) {
    // A command of a menu is called by its name; only those that are typed have a slash.
    const typed = !state.commands.some((one) => one.name === command && one.type !== CHAT_INPUT);
    return el(
      "p.reference",
      null,
      icon("reply"),
      t("message.used", { name: nameOf(asked.user) }),
      el("code", null, typed ? `/${calledHere(command)}` : command),
    );
  }
  if (!message.message_reference) return null;
  const answered =
    message.referenced_message ??
    messageOf(message.channel_id, message.message_reference.message_id);
  if (!answered) return gone(message);
  const words = button(
    "quoted",
    { "data-message": answered.id },
    el("strong", null, nameOf(answered.author)),
    ` ${gist(answered)}`,
  );
  return el("p.reference", null, icon("reply"), words);
}

/** A reply to what was deleted says so; the bot's further answers hang on a first one that only one person saw. */
function gone(message) {
  return message.webhook_id
    ? null
    : el("p.reference", null, icon("reply"), t("message.answered_gone"));
}

function byline(message) {
  const { author } = message;
  const isVoice = message.webhook_id && message.webhook_id !== state.application.id;
  return el(
    "h3.byline",
    null,
    button("author", { "data-user": author.id }, nameOf(author)),
    (author.bot || isVoice) &&
      el("span.bot-mark", null, isVoice ? t("mark.webhook") : t("mark.bot")),
    timeOf(message, "time.when", stamp),
  );
}

function shortTime(message) {
  return timeOf(message, "time.when", (date) => moment(date, "t"));
}

function timeOf(message, spec, write) {
  const date = new Date(message.timestamp);
  return el(spec, { datetime: message.timestamp, title: moment(date, "F") }, write(date));
}

function inside(message) {
  if (state.editingId === message.id) return editor(message);
  return [
    has(message, FLAG.thinking) ? thinking() : content(message),
    renderPoll(message),
    renderAttachments(message.attachments ?? []),
    (message.embeds ?? []).map((embed) => renderEmbed(embed)),
    renderComponents(message),
    failure(message),
    renderReactions(message),
    threadLink(message),
    has(message, FLAG.ephemeral) && onlyYou(message),
  ];
}

function content(message) {
  if (!message.content) return null;
  const text = prose(message.content, "div.prose.content");
  if (message.edited_timestamp) (text.lastElementChild ?? text).append(edited(message));
  return text;
}

function edited(message) {
  const date = new Date(message.edited_timestamp);
  return el("span.edited", { title: moment(date, "F") }, ` ${t("message.edited")}`);
}

/** The sign of an answer that is still being made. */
export function thinking() {
  return el(
    "p.thinking",
    null,
    el("span.bulbs", { "aria-hidden": "true" }, el("i"), el("i"), el("i")),
    t("message.thinking"),
  );
}

function failure(message) {
  const act = actOn(message.id);
  return act?.error ? el("p.failure", null, icon("warning"), act.error) : null;
}

function threadLink(message) {
  const thread = channelOf(message.id) ?? message.thread; // a thread has the id of its message
  if (!thread) return null;
  return button(
    "thread-link",
    { "data-channel": thread.id },
    icon("branch"),
    el("strong", null, thread.name),
    el("span.quiet", null, t("thread.open")),
  );
}

function onlyYou(message) {
  return el(
    "p.only-you",
    null,
    icon("eye"),
    t("message.only_you"),
    button("link", { "data-dismiss": message.id }, t("message.dismiss")),
  );
}
