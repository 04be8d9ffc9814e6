/** What this window knows of the room: plain objects, and a word to whoever draws them. */

export const state = {
  handle: null, // who is played
  me: null,
  people: [],
  guild: null, // {id, name, roles, channels, members}
  dms: [],
  threads: [],
  scheduled: [], // events that are not over, soonest first
  commands: [],
  application: null,
  botOnline: false,
  clock: { now: null, offset_s: 0 },
  faults: {},
  connected: false,
  channelId: null,
  rooms: new Map(), // channel id -> {messages, complete, newFrom}
  unread: new Set(), // channel ids
  typing: new Map(), // channel id -> Map of user id -> when it ends
  acts: new Map(), // what was asked of the bot and is not settled, see interactions.js
  replyTo: null,
  editingId: null,
  drafts: new Map(), // channel id -> text not sent yet
};

const listeners = new Map();

/** Calls `draw(detail)` whenever one of the topics is emitted; gives a function that ends it. */
export function on(topics, draw) {
  const names = topics.split(" ");
  for (const topic of names) {
    if (!listeners.has(topic)) listeners.set(topic, new Set());
    listeners.get(topic).add(draw);
  }
  return () => names.forEach((topic) => listeners.get(topic).delete(draw));
}

/** Tells everyone who draws a topic that it changed. */
export function emit(topic, detail) {
  for (const draw of listeners.get(topic) ?? []) draw(detail);
}

/** Orders snowflakes, which are too long for a number, by age. */
function byAge(a, b) {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

/** The messages held of a channel, empty where none were read yet. */
export function roomOf(channelId) {
  if (!state.rooms.has(channelId)) {
    state.rooms.set(channelId, { messages: [], complete: false, read: false, newFrom: null });
  }
  return state.rooms.get(channelId);
}

/** Puts messages into their room, each once, the newest version winning. */
export function keep(channelId, messages) {
  const room = roomOf(channelId);
  const byId = new Map(room.messages.map((message) => [message.id, message]));
  for (const message of messages) byId.set(message.id, message);
  room.messages = [...byId.values()].sort((a, b) => byAge(a.id, b.id));
}

/** The message of that id in a channel, or undefined. */
export function messageOf(channelId, messageId) {
  return state.rooms.get(channelId)?.messages.find((message) => message.id === messageId);
}

/** Changes one held message to `change(message)`; a message is never altered in place. */
export function alter(channelId, messageId, change) {
  const room = state.rooms.get(channelId);
  if (!room) return;
  room.messages = room.messages.map((message) =>
    message.id === messageId ? change(message) : message,
  );
}
