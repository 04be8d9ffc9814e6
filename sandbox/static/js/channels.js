/** The channels on the left, threads under theirs, and the direct conversations. */

import { auditRow } from "./audit_log.js";
import { avatar } from "./avatars.js";
import { calendarRow } from "./calendar.js";
import { button, el, fill, icon } from "./dom.js";
import { isThread, MAY, partnerOf, textChannels, titleOf } from "./guild.js";
import { t } from "./i18n.js";
import { openChannel } from "./rooms.js";
import { on, state } from "./state.js";
import { openDm } from "./user_menu.js";

const host = document.getElementById("channels");

/** Starts drawing; called once. */
export function startChannels() {
  on("hello channels channel language bot calendar people", draw);
}

/** The channels in the order they stand in, for walking them with the keyboard. */
export function channelOrder() {
  return [...textChannels().flatMap((channel) => [channel, ...threadsOf(channel)]), ...state.dms];
}

function draw() {
  if (!state.guild) return;
  const focused = document.activeElement?.dataset.channel;
  host.setAttribute("aria-label", t("channels.title"));
  fill(
    host,
    part(t("channels.guild"), [calendarRow(), auditRow()].filter(Boolean), null),
    part(
      t("channels.title"),
      textChannels().flatMap((channel) => [row(channel), threadsOf(channel).map(row)]),
      t("channels.none"),
    ),
    part(t("channels.direct"), state.dms.length ? state.dms.map(row) : writeToBot(), null),
  );
  if (focused) host.querySelector(`[data-channel="${focused}"]`)?.focus();
}

function threadsOf(channel) {
  return state.threads.filter(
    (thread) => thread.parent_id === channel.id && !thread.thread_metadata?.archived,
  );
}

function part(title, rows, none) {
  const list = [rows].flat(2);
  return el(
    "section",
    null,
    el("h2", null, title),
    list.length
      ? el(
          "ul",
          null,
          list.map((one) => el("li", null, one)),
        )
      : el("p.none", null, none),
  );
}

function row(channel) {
  const current = channel.id === state.channelId;
  const unread = state.unread.has(channel.id) && !current;
  const classes = ["channel", isThread(channel) && "thread", unread && "unread"]
    .filter(Boolean)
    .join(".");
  return button(
    classes,
    {
      "data-channel": channel.id,
      "aria-current": current ? "page" : null,
      onclick: () => openChannel(channel.id),
    },
    sign(channel),
    el("span.channel-name", null, titleOf(channel)),
    unread && el("span.lit", null, el("span.unseen", null, t("channels.unread"))),
  );
}

function sign(channel) {
  if (channel.type === 1) return avatar(partnerOf(channel), "avatar.tiny");
  if (isThread(channel)) return icon("branch");
  return icon(isPrivate(channel) ? "lock" : "channel");
}

function isPrivate(channel) {
  const everyone = channel.permission_overwrites?.find((one) => one.id === state.guild.id);
  return Boolean(BigInt(everyone?.deny ?? 0) & MAY.view);
}

function writeToBot() {
  const bot = state.guild.members.find((member) => member.user.id === state.application.id)?.user;
  if (!bot) return [];
  return [
    button(
      "channel",
      { onclick: () => openDm(bot) },
      avatar(bot, "avatar.tiny"),
      el("span.channel-name", null, t("channels.write_to", { name: state.application.name })),
    ),
  ];
}
