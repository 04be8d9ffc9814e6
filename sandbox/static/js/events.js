/** What the room pushes, put into the state. */

import { nameOf } from "./guild.js";
import { settle } from "./interactions.js";
import { countVote } from "./polls.js";
import { alter, emit, keep, roomOf, state } from "./state.js";
import { setClock } from "./times.js";

const TYPING_MS = 10_000;
const OVER = 3; // status of a scheduled event that is over, or 4 when it was called off

/** Takes one pushed event; an event this page does not know changes nothing. */
export function hear(event, data) {
  EVENTS[event]?.(data);
}

const EVENTS = {
  hello,
  interaction: settle,
  message_create: messageCreate,
  message_update: messageUpdate,
  message_delete: messageDelete,
  reaction_add: (data) => react(data, 1),
  reaction_remove: (data) => react(data, -1),
  vote_add: (vote) => countVote(vote, 1),
  vote_remove: (vote) => countVote(vote, -1),
  typing: typingStart,
  channel_create: (channel) => put(placeOf(channel), channel, "channels"),
  channel_update: (channel) => put(placeOf(channel), channel, "channels"),
  channel_delete: (channel) => drop(placeOf(channel), channel),
  thread_create: (thread) => put(state.threads, thread, "channels"),
  thread_update: (thread) => put(state.threads, thread, "channels"),
  thread_delete: (thread) => drop(state.threads, thread),
  member_add: putMember,
  member_update: putMember,
  member_remove: removeMember,
  roles_update({ roles }) {
    state.guild.roles = roles;
    emit("people");
  },
  scheduled_event_create: putScheduled,
  scheduled_event_update: putScheduled,
  scheduled_event_delete: dropScheduled,
  commands_update({ commands }) {
    state.commands = commands;
    emit("commands");
  },
  bot({ online }) {
    state.botOnline = online;
    emit("bot");
  },
  clock(clock) {
    takeClock(clock);
    emit("clock");
  },
  faults(faults) {
    state.faults = faults;
    emit("faults");
  },
};

function hello(data) {
  Object.assign(state, {
    me:
      data.people.find((person) => person.handle === data.me || person.id === data.me.id) ??
      data.me,
    people: data.people,
    guild: data.guild,
    dms: data.dms ?? [],
    threads: data.threads ?? [],
    scheduled: data.scheduled_events ?? [],
    commands: data.commands ?? [],
    application: data.application,
    botOnline: data.bot.online,
    faults: data.faults ?? {},
    connected: true,
    rooms: new Map(), // what happened while away is read anew
    unread: new Set(),
    typing: new Map(),
    acts: new Map(),
  });
  takeClock(data.clock);
  emit("hello");
}

function takeClock(clock) {
  state.clock = clock;
  setClock(clock);
}

function messageCreate(message) {
  keep(message.channel_id, [message]);
  state.typing.get(message.channel_id)?.delete(message.author.id);
  const seen = message.channel_id === state.channelId && !document.hidden;
  if (!seen && message.author.id !== state.me.id) {
    state.unread.add(message.channel_id);
    roomOf(message.channel_id).newFrom ??= message.id;
    emit("channels");
  }
  emit("messages", message.channel_id);
  emit("typing");
  emit("message", message);
}

function messageUpdate(message) {
  alter(message.channel_id, message.id, (old) => ({ ...old, ...message }));
  emit("messages", message.channel_id);
}

function messageDelete({ channel_id: channelId, id, message_id: messageId = id }) {
  const room = state.rooms.get(channelId);
  if (!room) return;
  room.messages = room.messages.filter((message) => message.id !== messageId);
  if (state.replyTo?.id === messageId) state.replyTo = null;
  emit("messages", channelId);
}

function react({ channel_id: channelId, message_id: messageId, user_id: userId, emoji }, change) {
  const same = (reaction) => reaction.emoji.name === emoji.name && reaction.emoji.id === emoji.id;
  alter(channelId, messageId, (message) => {
    const reactions = [...(message.reactions ?? [])];
    const at = reactions.findIndex(same);
    const before = at === -1 ? { emoji, count: 0, me: false } : reactions[at];
    const me = userId === state.me.id ? change > 0 : before.me;
    reactions.splice(at === -1 ? reactions.length : at, 1, {
      ...before,
      count: before.count + change,
      me,
    });
    return { ...message, reactions: reactions.filter((reaction) => reaction.count > 0) };
  });
  emit("messages", channelId);
}

function typingStart({ channel_id: channelId, user_id: userId }) {
  if (userId === state.me.id) return;
  if (!state.typing.has(channelId)) state.typing.set(channelId, new Map());
  state.typing.get(channelId).set(userId, Date.now() + TYPING_MS);
  emit("typing");
  setTimeout(() => emit("typing"), TYPING_MS + 50);
}

function placeOf(channel) {
  return channel.type === 1 ? state.dms : state.guild.channels;
}

function put(list, thing, topic) {
  const at = list.findIndex((one) => one.id === thing.id);
  if (at === -1) list.push(thing);
  else list[at] = { ...list[at], ...thing };
  emit(topic);
}

function drop(list, { id }) {
  const at = list.findIndex((one) => one.id === id);
  if (at !== -1) list.splice(at, 1);
  emit("gone", id);
  emit("channels");
}

function putMember(member) {
  const { members } = state.guild;
  const at = members.findIndex((one) => one.user.id === member.user.id);
  if (at === -1) members.push(member);
  else members[at] = { ...members[at], ...member };
  emit("people");
}

function putScheduled(event) {
  const others = state.scheduled.filter((one) => one.id !== event.id);
  state.scheduled = event.status < OVER ? [...others, event] : others;
  state.scheduled.sort((a, b) => a.scheduled_start_time.localeCompare(b.scheduled_start_time));
  emit("calendar");
}

function dropScheduled({ id }) {
  state.scheduled = state.scheduled.filter((one) => one.id !== id);
  emit("calendar");
}

function removeMember({ user, user_id: userId = user?.id }) {
  const left = state.guild.members.find((member) => member.user.id === userId);
  state.guild.members = state.guild.members.filter((member) => member.user.id !== userId);
  emit("people");
  if (left) emit("left", nameOf(left.user));
}
