/** Going from channel to channel, and reading what was said there. */

import { channelOf, isThread, textChannels } from "./guild.js";
import { emit, keep, messageOf, roomOf, state } from "./state.js";
import { complain } from "./toasts.js";
import { request } from "./wire.js";

const PAGE = 50;

/** Shows a channel, reading its talk when that was not done yet. */
export async function openChannel(channelId) {
  if (state.channelId !== channelId) {
    state.replyTo = null;
    state.editingId = null;
  }
  state.channelId = channelId;
  state.unread.delete(channelId);
  emit("channel");
  show("talk");
  if (!roomOf(channelId).read) await readMore(channelId);
}

/** Shows the channel that was open, or the first there is. */
export function openSome() {
  const first = channelOf(state.channelId) ?? textChannels()[0];
  if (first) return openChannel(first.id);
  state.channelId = null;
  return emit("channel");
}

/** Reads the page of talk before what is held. */
export async function readMore(channelId) {
  const room = roomOf(channelId);
  if (room.reading || room.complete) return;
  room.reading = true;
  emit("messages", channelId);
  try {
    const before = room.read ? room.messages[0]?.id : undefined;
    const { messages } = await request("history", { channel_id: channelId, before, limit: PAGE });
    keep(channelId, messages);
    room.complete = messages.length < PAGE;
    room.read = true;
  } catch (error) {
    complain(error);
  } finally {
    room.reading = false;
    emit("messages", channelId);
  }
}

/** Leaves a thread for the channel it hangs on; anything else stays. */
export function parentOf(channel) {
  return isThread(channel) ? channelOf(channel.parent_id) : null;
}

/** Shows one of the three parts where only one fits: channels, talk or people. */
export function show(view) {
  document.documentElement.dataset.view = view;
}

/** Whether only one of them fits, as on a phone; the same width as in layout.css. */
export function isNarrow() {
  return matchMedia("(max-width: 760px)").matches;
}

/** Writes a message as the person played; gives false when the room refused it. */
export async function say(fields) {
  return attempt("say", fields);
}

/** Puts or takes back a reaction of the person played. */
export function toggleReaction(message, emoji) {
  const name = emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
  const reactions = messageOf(message.channel_id, message.id)?.reactions ?? [];
  const mine = reactions.some(
    (one) =>
      one.me && one.emoji.name === emoji.name && (one.emoji.id ?? null) === (emoji.id ?? null),
  );
  const fields = { channel_id: message.channel_id, message_id: message.id, emoji: name };
  return attempt(mine ? "unreact" : "react", fields);
}

/** Asks the room for something without a result; a refusal is told to the person. */
export async function attempt(op, fields) {
  try {
    await request(op, fields);
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}
