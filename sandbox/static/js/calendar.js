/** The scheduled events of the guild: a row in the channel list, and a dialog with all of them. */

import { openDialog } from "./dialogs.js";
import { button, el, fill, icon, isLocal } from "./dom.js";
import { channelOf, nameOf } from "./guild.js";
import { t } from "./i18n.js";
import { prose } from "./prose.js";
import { attempt } from "./rooms.js";
import { on, state } from "./state.js";
import { moment, sameDay } from "./times.js";

const ACTIVE = 2; // begun; what is over is not held

/** Draws the row that tells how many events are to come, and opens them. */
export function calendarRow() {
  const count = state.scheduled.length;
  const live = state.scheduled.some((event) => event.status === ACTIVE);
  return button(
    "channel",
    { "aria-haspopup": "dialog", onclick: openCalendar },
    icon("calendar"),
    el("span.channel-name", null, t("calendar.title")),
    live && el("span.live", null, t("calendar.live")),
    count > 0 && el("span.count.numbers", null, el("span.unseen", null, " "), String(count)),
  );
}

/** Opens the list of events, which stays as things are while it is open. */
function openCalendar() {
  const body = el("div.calendar");
  const redraw = () => {
    const key = document.activeElement?.dataset.key;
    fill(body, state.scheduled.length ? state.scheduled.map(card) : nothing());
    if (key && !body.contains(document.activeElement))
      body.querySelector(`[data-key="${key}"]`)?.focus();
  };
  redraw();
  const stop = on("calendar clock", redraw);
  openDialog(t("calendar.title"), () => body, "dialog.wide-dialog", stop);
}

function nothing() {
  return el("p.dialog-text", null, t("calendar.none"));
}

function card(event) {
  return el(
    "article.event",
    null,
    picture(event),
    el("p.event-when", null, when(event)),
    el("h3", null, event.name),
    el("p.quiet.event-where", null, icon(event.channel_id ? "channel" : "pin"), place(event)),
    event.description && prose(event.description),
    el(
      "div.event-foot",
      null,
      interest(event),
      el("span.quiet.numbers", null, t("calendar.interested", { n: event.user_count })),
      event.creator && el("span.quiet", null, t("calendar.by", { name: nameOf(event.creator) })),
    ),
  );
}

function picture({ id, image }) {
  const address = `/guild-events/${id}/${image}.png`;
  return image && isLocal(address) ? el("img.event-image", { src: address, alt: "" }) : null;
}

function when({ status, scheduled_start_time: from, scheduled_end_time: to }) {
  if (status === ACTIVE) return [el("span.live", null, t("calendar.live")), until(to)];
  const start = new Date(from);
  return [
    el("time", { datetime: from }, span(start, to && new Date(to))),
    el("span.quiet", null, moment(start, "R")),
  ];
}

function until(to) {
  return to && el("span.quiet", null, t("calendar.until", { time: moment(new Date(to), "t") }));
}

/** From and to in few words: an end on the same day is told by its hour alone. */
function span(start, end) {
  const from = moment(start, "F");
  if (!end) return from;
  return t("calendar.span", { from, to: moment(end, sameDay(start, end) ? "t" : "F") });
}

function place({ channel_id: channelId, entity_metadata: metadata }) {
  return channelId ? (channelOf(channelId)?.name ?? t("calendar.voice")) : metadata?.location;
}

function interest({ id, me_interested: mine }) {
  const fields = { event_id: id, interested: !mine };
  return button(
    mine ? "control.primary" : "control.secondary",
    {
      "aria-pressed": String(mine),
      "data-key": `interest-${id}`,
      onclick: () => attempt("event_interest", fields),
    },
    icon(mine ? "check" : "star"),
    t("calendar.interest"),
  );
}
