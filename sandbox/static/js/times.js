/** Times as people read them, by the room's own clock. */

import { language, t } from "./i18n.js";
import { state } from "./state.js";

let ahead = 0; // milliseconds the room's clock is ahead of this machine's

/** Sets the room's clock by what the room says. */
export function setClock(clock) {
  const told = typeof clock.now === "number" ? clock.now * 1000 : Date.parse(clock.now);
  ahead = told - Date.now();
}

/** The room's time, in milliseconds. */
export function now() {
  return Date.now() + ahead;
}

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

/** A moment in one of Discord's styles: t T d D f F R. */
export function moment(date, style = "f") {
  if (style === "R") return relative(date);
  return new Intl.DateTimeFormat(locale(), STYLES[style] ?? STYLES.f).format(date);
}

/** How long ago or ahead a moment is. */
function relative(date) {
  const seconds = (date.getTime() - now()) / 1000;
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  const [size, unit] = UNITS.find(([length]) => Math.abs(seconds) >= length) ?? [1, "second"];
  return format.format(Math.trunc(seconds / size), unit);
}

const UNITS = [
  [31_536_000, "year"],
  [2_592_000, "month"],
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
];

/** When a message was written: the time today, with the day before that. */
export function stamp(date) {
  const days = daysAgo(date);
  const time = moment(date, "t");
  if (days === 0) return time;
  if (days === 1) return t("time.yesterday", { time });
  return `${moment(date, "d")} ${time}`;
}

/** The heading over a day of talk. */
export function dayName(date) {
  return moment(date, "D");
}

/** Whether two moments fall on one day. */
export function sameDay(a, b) {
  return a.toDateString() === b.toDateString();
}

function daysAgo(date) {
  const midnight = (moment_) => new Date(moment_).setHours(0, 0, 0, 0);
  return Math.round((midnight(now()) - midnight(date)) / 86_400_000);
}

function locale() {
  if (language() === "zh-CN") return "zh-CN";
  return state.me?.locale?.startsWith("en") ? state.me.locale : "en";
}
