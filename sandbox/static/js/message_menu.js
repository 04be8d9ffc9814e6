/** What one can do with a message: a bar while it is pointed at, and the whole menu. */

import { confirmation, question } from "./dialogs.js";
import { el, iconButton } from "./dom.js";
import { MAY, channelOf, iMay, isDm, isThread, fitsHere } from "./guild.js";
import { localised, t } from "./i18n.js";
import { ask } from "./interactions.js";
import { openMenu } from "./menus.js";
import { FLAG, gist, has } from "./message.js";
import { openEmoji } from "./reactions.js";
import { attempt, openChannel, toggleReaction } from "./rooms.js";
import { emit, state } from "./state.js";
import { complain, tell } from "./toasts.js";
import { request } from "./wire.js";

const MESSAGE_COMMAND = 3;

/** The bar for a message: the few things done most, and a way to the rest. */
export function toolbar(message) {
  if (has(message, FLAG.ephemeral)) return null;
  return el(
    "div.toolbar",
    { role: "toolbar", "aria-label": t("message.actions") },
    iconButton("smile", t("message.react"), (event) => react(message, event.currentTarget)),
    iconButton("reply", t("message.reply"), () => reply(message)),
    mayEdit(message) && iconButton("edit", t("message.edit"), () => edit(message)),
    iconButton(
      "more",
      t("message.more"),
      (event) => openMessageMenu(message, event.currentTarget),
      { "aria-haspopup": "menu" },
    ),
  );
}

/** Opens the whole menu of a message. */
export function openMessageMenu(message, anchor) {
  const mine = message.author.id === state.me.id;
  const apps = has(message, FLAG.ephemeral) ? [] : commandsFor(MESSAGE_COMMAND);
  const kept = !has(message, FLAG.ephemeral);
  openMenu(anchor, t("message.actions"), [
    kept && { label: t("message.react"), icon: "smile", act: () => react(message, anchor) },
    kept && { label: t("message.reply"), icon: "reply", act: () => reply(message) },
    mayEdit(message) && { label: t("message.edit"), icon: "edit", act: () => edit(message) },
    mayThread(message) && {
      label: t("message.thread"),
      icon: "branch",
      act: () => startThread(message),
    },
    message.content && { label: t("message.copy"), icon: "copy", act: () => copy(message.content) },
    kept &&
      (mine || iMay(MAY.manageMessages)) && {
        label: t("message.delete"),
        icon: "trash",
        bad: true,
        act: () => remove(message),
      },
    apps.length && { heading: t("menu.apps") },
    ...apps.map((command) => appEntry(command, message.id, message.channel_id)),
  ]);
}

/** The bot's commands of one kind that the person may use here. */
export function commandsFor(type) {
  return state.commands.filter((command) => command.type === type && fitsHere(command));
}

/** A menu entry that runs one of the bot's commands on a message or a person. */
export function appEntry(command, targetId, channelId) {
  const name = localised(command, "name", state.me.locale);
  return { label: name, icon: "plug", act: () => runOn(command, targetId, channelId, name) };
}

function runOn(command, targetId, channelId, name) {
  return ask(
    "menu",
    { channel_id: channelId, command_id: command.id, target_id: targetId },
    { channelId, name },
  );
}

/** Answers a message with the next one written. */
export function reply(message) {
  state.replyTo = message;
  emit("reply");
}

/** Opens one's own message for changing. */
export function edit(message) {
  state.editingId = message.id;
  emit("messages", message.channel_id);
}

export function react(message, anchor) {
  openEmoji(anchor, (emoji) => toggleReaction(message, emoji));
}

/** Whether the person may change a message: their own words, but no poll and no voice. */
export function mayEdit(message) {
  return message.author.id === state.me.id && !message.poll && !has(message, FLAG.voice);
}

function mayThread(message) {
  const channel = channelOf(message.channel_id);
  return !message.thread && !isThread(channel) && !isDm(channel) && !has(message, FLAG.ephemeral);
}

function startThread(message) {
  const suggested = gist(message).slice(0, 40);
  question(t("thread.new"), t("thread.name"), suggested, t("thread.create"), (name) =>
    createThread(message, name),
  );
}

async function createThread(message, name) {
  const fields = { channel_id: message.channel_id, message_id: message.id, name };
  try {
    const { thread } = await request("thread_create", fields);
    if (thread) await openChannel(thread.id);
  } catch (error) {
    complain(error);
  }
}

function remove(message) {
  const fields = { channel_id: message.channel_id, message_id: message.id };
  const act = () => attempt("delete_message", fields);
  confirmation(
    t("message.delete_title"),
    t("message.delete_text", { text: gist(message).slice(0, 120) }),
    t("message.delete"),
    act,
  );
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  tell(t("message.copied"));
}
