/** Who and what is in the room, and what the person played may do there. */

import { state } from "./state.js";

/** Discord's permission bits that the page itself looks at. */
export const MAY = {
  kick: 1n << 1n,
  ban: 1n << 2n,
  administrate: 1n << 3n,
  readAudit: 1n << 7n,
  view: 1n << 10n,
  send: 1n << 11n,
  manageMessages: 1n << 13n,
  thread: 1n << 35n,
  sendInThreads: 1n << 38n,
  timeOut: 1n << 40n,
};

const THREAD_TYPES = new Set([10, 11, 12]);
const DM = 1;

/** The channel, thread or direct conversation of that id. */
export function channelOf(id) {
  return [...(state.guild?.channels ?? []), ...state.threads, ...state.dms].find(
    (channel) => channel.id === id,
  );
}

export function isThread(channel) {
  return THREAD_TYPES.has(channel?.type);
}

export function isDm(channel) {
  return channel?.type === DM;
}

/** The guild's text channels this person sees, in their order. */
export function textChannels() {
  return state.guild.channels
    .filter((channel) => channel.type === 0 || channel.type === 5)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
}

/** The other one in a direct conversation. */
export function partnerOf(channel) {
  return channel.recipients?.find((user) => user.id !== state.me.id) ?? channel.recipients?.[0];
}

/** What a channel is called in a list. */
export function titleOf(channel) {
  if (!channel) return "";
  return isDm(channel) ? nameOf(partnerOf(channel)) : channel.name;
}

export function memberOf(userId) {
  return state.guild?.members.find((member) => member.user.id === userId);
}

/** Whether the person played was sent out of the guild, or left it. */
export function iAmOutside() {
  return !memberOf(state.me.id);
}

export function roleOf(roleId) {
  return state.guild?.roles.find((role) => role.id === roleId);
}

/** The name a user goes by here: nickname, display name, then user name. */
export function nameOf(user) {
  if (!user) return "";
  return memberOf(user.id)?.nick || user.global_name || user.username || user.name || user.id;
}

/** The name of a user id, or the bare id of someone who left. */
export function nameOfId(userId) {
  return nameOf(memberOf(userId)?.user ?? { id: userId });
}

/** The roles of a member, the highest first, without @everyone. */
export function rolesOf(member) {
  return (member?.roles ?? [])
    .map(roleOf)
    .filter((role) => role && role.id !== state.guild.id)
    .sort((a, b) => b.position - a.position);
}

/** The guild-wide permission bits of a user. */
function permissionsOf(userId) {
  const member = memberOf(userId);
  if (!member) return 0n;
  const roles = [roleOf(state.guild.id), ...rolesOf(member)].filter(Boolean);
  const bits = roles.reduce((sum, role) => sum | BigInt(role.permissions), 0n);
  const everything = userId === state.guild.owner_id || bits & MAY.administrate;
  return everything ? ~0n : bits;
}

/** Whether the person played may do something in the guild. */
export function iMay(bit) {
  return (permissionsOf(state.me.id) & bit) === bit;
}

/** Whether the person played stands above a member, so that Discord would let them act on them. */
export function iStandAbove(userId) {
  if (userId === state.me.id || userId === state.guild.owner_id) return false;
  if (state.me.id === state.guild.owner_id) return true;
  return highest(state.me.id) > highest(userId);
}

function highest(userId) {
  return rolesOf(memberOf(userId))[0]?.position ?? 0;
}

/** Whether a command may be used where we are; the room only tells us those we may use at all. */
export function fitsHere(command) {
  if (!isDm(channelOf(state.channelId))) return !command.contexts || command.contexts.includes(0);
  return command.contexts
    ? command.contexts.includes(1)
    : command.dm_permission !== false && !command.guild_id;
}

/** Whether the person played may do something in a channel, by what the room says of it. */
export function iMayIn(channel, bit) {
  return channel?.permissions === undefined || (BigInt(channel.permissions) & bit) === bit;
}
