/** What one can do with a person: write to them, ask the bot about them, and keep order. */

import { confirmation } from "./dialogs.js";
import { channelOf, iMay, iStandAbove, isDm, MAY, memberOf, nameOf } from "./guild.js";
import { t } from "./i18n.js";
import { openMenu } from "./menus.js";
import { appEntry, commandsFor } from "./message_menu.js";
import { attempt, openChannel } from "./rooms.js";
import { emit, state } from "./state.js";
import { complain, tell } from "./toasts.js";
import { now } from "./times.js";
import { request } from "./wire.js";

const USER_COMMAND = 2;
const MINUTE = 60;
const TIMEOUTS = [
  [MINUTE, "user.timeout_minute"],
  [10 * MINUTE, "user.timeout_ten"],
  [60 * MINUTE, "user.timeout_hour"],
];

/** Opens the menu of a person. */
export function openUserMenu(userId, anchor) {
  const user = memberOf(userId)?.user;
  if (!user) return; // a webhook's voice, or someone who left
  const name = nameOf(user);
  const apps = isDm(channelOf(state.channelId)) ? [] : commandsFor(USER_COMMAND);
  openMenu(anchor, t("user.actions", { name }), [
    user.bot && { label: t("user.message", { name }), icon: "channel", act: () => openDm(user) },
    { label: t("user.mention", { name }), icon: "reply", act: () => emit("mention", `@${name} `) },
    apps.length && { heading: t("menu.apps") },
    ...apps.map((command) => appEntry(command, user.id, state.channelId)),
    ...order(user, name),
  ]);
}

/** Opens the direct conversation with a person. */
export async function openDm(user) {
  try {
    const { channel } = await request("open_dm", { user_id: user.id });
    if (!state.dms.some((one) => one.id === channel.id)) state.dms.push(channel);
    emit("channels");
    await openChannel(channel.id);
  } catch (error) {
    complain(error);
  }
}

/** Whether a member may not speak for now. */
export function isTimedOut(member) {
  return Date.parse(member.communication_disabled_until ?? 0) > now();
}

function order(user, name) {
  if (!iStandAbove(user.id)) return [];
  const entries = [
    ...(iMay(MAY.timeOut) ? timeouts(user, name) : []),
    iMay(MAY.kick) && {
      label: t("user.kick"),
      bad: true,
      act: () => sure("kick", user, t("user.kick"), t("user.kick_text", { name })),
    },
    iMay(MAY.ban) && {
      label: t("user.ban"),
      bad: true,
      act: () => sure("ban", user, t("user.ban"), t("user.ban_text", { name })),
    },
  ].filter(Boolean);
  return entries.length ? [{ heading: t("menu.order") }, ...entries] : [];
}

function timeouts(user, name) {
  const set = async (seconds) => {
    if (await attempt("timeout", { user_id: user.id, seconds }))
      tell(t(seconds ? "user.timed_out" : "user.freed", { name }));
  };
  if (isTimedOut(memberOf(user.id)))
    return [{ label: t("user.free"), icon: "clock", act: () => set(0) }];
  return TIMEOUTS.map(([seconds, key]) => ({
    label: t(key),
    icon: "clock",
    act: () => set(seconds),
  }));
}

function sure(op, user, action, text) {
  confirmation(action, text, action, () => attempt(op, { user_id: user.id }));
}
