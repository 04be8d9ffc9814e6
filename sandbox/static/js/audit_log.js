/** The audit log, for those who may read it: who did what to whom, when and why. */

import { openDialog } from "./dialogs.js";
import { button, el, fill, icon } from "./dom.js";
import { channelOf, iMay, MAY, memberOf, nameOf, nameOfId, roleOf } from "./guild.js";
import { t } from "./i18n.js";
import { state } from "./state.js";
import { moment, stamp } from "./times.js";
import { reason } from "./toasts.js";
import { request } from "./wire.js";

const PAGE = 50;
const MEMBER_CHANGED = 24;
const TIMEOUT = "communication_disabled_until";

// Discord's action types, as far as they happen here.
const ACTS = {
  10: "audit.channel_made",
  11: "audit.channel_changed",
  12: "audit.channel_gone",
  13: "audit.permissions",
  14: "audit.permissions",
  15: "audit.permissions",
  20: "audit.kicked",
  22: "audit.banned",
  23: "audit.unbanned",
  24: "audit.member_changed",
  25: "audit.roles",
  30: "audit.role_made",
  31: "audit.role_changed",
  32: "audit.role_gone",
  50: "audit.webhook_made",
  51: "audit.webhook_changed",
  52: "audit.webhook_gone",
  72: "audit.message_gone",
  73: "audit.messages_gone",
  74: "audit.pinned",
  75: "audit.unpinned",
  100: "audit.event_made",
  101: "audit.event_changed",
  102: "audit.event_gone",
  110: "audit.thread_made",
  111: "audit.thread_changed",
  112: "audit.thread_gone",
};

/** Draws the row that opens the log, or nothing for those who may not read it. */
export function auditRow() {
  if (!iMay(MAY.readAudit)) return null;
  return button(
    "channel",
    { "aria-haspopup": "dialog", onclick: openAuditLog },
    icon("list"),
    el("span.channel-name", null, t("audit.title")),
  );
}

function openAuditLog() {
  const list = el("ul.audit");
  const more = el("div", { role: "status" });
  openDialog(t("audit.title"), () => [list, more], "dialog.wide-dialog");
  return readOn(list, more);
}

async function readOn(list, more, before) {
  fill(more, el("p.dialog-text", null, t("log.loading")));
  try {
    const { entries } = await request("audit_log", { limit: PAGE, before });
    list.append(...entries.map(row));
    fill(more, next(list, more, entries));
  } catch (error) {
    fill(more, el("p.dialog-text", null, reason(error)));
  }
}

function next(list, more, entries) {
  if (!list.children.length) return el("p.dialog-text", null, t("audit.none"));
  if (entries.length < PAGE) return null;
  const older = () => readOn(list, more, entries.at(-1).id);
  return button("control.secondary", { onclick: older }, t("audit.older"));
}

function row(entry) {
  const date = new Date(Number((BigInt(entry.id) >> 22n) + 1_420_070_400_000n));
  const who = nameOfId(entry.user_id);
  const text = t(actOf(entry), { who, what: targetOf(entry), n: Number(entry.options?.count) });
  return el(
    "li",
    null,
    el("p", null, text),
    entry.reason && el("p.quiet", null, t("audit.reason", { reason: entry.reason })),
    el("time.when", { datetime: date.toISOString(), title: moment(date, "F") }, stamp(date)),
  );
}

function actOf({ action_type: action, changes }) {
  const timeout = changes.find((change) => change.key === TIMEOUT);
  if (action === MEMBER_CHANGED && timeout)
    return timeout.new_value ? "audit.timed_out" : "audit.timeout_ended";
  return ACTS[action] ?? "audit.other";
}

/** What an act befell: by the name it has or had, else by its bare id. */
function targetOf({ target_id: id, changes }) {
  const named = changes.find((change) => change.key === "name");
  const user = memberOf(id)?.user ?? state.people.find((person) => person.id === id);
  const held = channelOf(id)?.name ?? roleOf(id)?.name ?? (user && nameOf(user));
  return held ?? named?.new_value ?? named?.old_value ?? id;
}
