/** What this person asked of the bot, from the press to the answer. */

import { t } from "./i18n.js";
import { emit, state } from "./state.js";
import { complain } from "./toasts.js";
import { request } from "./wire.js";

const ASKED = "asked-"; // before the key of an act the room has not answered yet
const SLOW_MS = 300; // a wait shorter than this needs no sign of progress

const early = new Map(); // interaction id -> what was pushed before the answer that names it
let lastKey = 0;

/**
 * Asks the bot for something. `about` says what for: {channelId, messageId, customId, name}.
 * Gives true once the room took it; a refusal is told to the person and gives false.
 */
export async function ask(op, fields, about) {
  const asked = begin(about);
  try {
    const { interaction_id: id } = await request(op, fields);
    adopt(asked.key, id);
    return true;
  } catch (error) {
    end(asked.key);
    complain(error);
    return false;
  }
}

/**
 * Sends a filled form. Gives true once the bot took it and false when it did not answer,
 * so that the form can stay open; rejects with Refused.
 */
export async function submit(fields, about) {
  let answered = null;
  const answer = new Promise((resolve) => (answered = resolve));
  const asked = begin({ ...about, answered });
  try {
    const { interaction_id: id } = await request("submit", fields);
    adopt(asked.key, id);
  } catch (error) {
    end(asked.key);
    throw error;
  }
  return answer;
}

/** Takes the room's word on an interaction: pending, thinking, modal, done or failed. */
export function settle(data) {
  const act = state.acts.get(data.interaction_id);
  if (act) follow(act, data);
  else if (asking()) early.set(data.interaction_id, data);
  // Otherwise it was begun in another window, which shows it.
}

/** The act on a component of a message that is under way, or undefined. */
export function actOn(messageId) {
  return [...state.acts.values()].find((act) => act.messageId === messageId);
}

/** The commands asked in a channel that wait for their answer or failed. */
export function actsIn(channelId) {
  return [...state.acts.values()].filter((act) => act.channelId === channelId && !act.messageId);
}

/** Forgets an act, as when its failure was read. */
export function end(key) {
  const act = state.acts.get(key);
  state.acts.delete(key);
  if (act) changed(act);
}

function begin(about) {
  lastKey += 1;
  const asked = { key: `${ASKED}${lastKey}`, slow: false, error: null, ...about };
  state.acts.set(asked.key, asked);
  changed(asked);
  setTimeout(() => {
    asked.slow = true; // the object may have moved to its interaction's id by now
    if (state.acts.get(asked.key) === asked) changed(asked);
  }, SLOW_MS);
  return asked;
}

/** Files an act under the id its interaction got. */
function adopt(key, id) {
  const act = state.acts.get(key);
  const word = early.get(id);
  early.delete(id);
  if (!act) return; // the room was left meanwhile
  state.acts.delete(key);
  act.key = id;
  state.acts.set(id, act);
  if (word) follow(act, word);
  if (!asking()) early.clear();
}

function asking() {
  return [...state.acts.keys()].some((key) => key.startsWith(ASKED));
}

function follow(act, data) {
  if (data.state === "pending") return;
  const failed = data.state === "failed";
  act.answered?.(!failed);
  if (failed && !act.answered) {
    act.error = t("interaction.failed");
    emit("announce", act.error);
    changed(act);
    return;
  }
  end(act.key); // done, or the message that says "thinking" has come
  if (data.state === "modal")
    emit("modal", {
      interactionId: data.interaction_id,
      modal: data.modal,
      channelId: act.channelId,
    });
}

function changed({ channelId }) {
  emit("messages", channelId);
}
