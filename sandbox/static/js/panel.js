/** The corner that says this is a simulation, and the panel behind it: clock and faults. */

import { openDialog } from "./dialogs.js";
import { button, el, fill, freshId, icon } from "./dom.js";
import { t } from "./i18n.js";
import { attempt } from "./rooms.js";
import { on, state } from "./state.js";
import { moment, now } from "./times.js";

const host = document.getElementById("corner");

const STEPS = [
  [60, "panel.minute"],
  [15 * 60, "panel.quarter"],
  [24 * 3600, "panel.day"],
];

// What can be made to go wrong; names and values are the room's own (docs/sandbox.md).
const ONCE = [
  ["reconnect", true, "fault.reconnect"],
  ["invalid_session", true, "fault.invalid_resumable"],
  ["invalid_session", false, "fault.invalid"],
  ["close", 4000, "fault.close"],
  ["abort", true, "fault.abort"],
  ["malformed_event", true, "fault.malformed"],
  ["intents_off", ["message_content", "members", "presences"], "fault.intents_off"],
  ["intents_off", [], "fault.intents_on"],
];
const WHILE = [
  ["stall_heartbeats", "fault.stall"],
  ["repeat_events", "fault.repeat"],
];
const NEXT = [
  ["refuse_connects", "fault.refuse"],
  ["rest_429", "fault.limit"],
  ["rest_5xx_before", "fault.error_before"],
  ["rest_5xx_after", "fault.error_after"],
  ["reset_before", "fault.reset_before"],
  ["reset_after", "fault.reset_after"],
  ["slow_rest", "fault.slow"],
];

/** Starts drawing; called once. */
export function startPanel() {
  on("hello language", draw);
}

function draw() {
  const open = button(
    "corner-button",
    { "aria-haspopup": "dialog", onclick: openPanel },
    icon("plug"),
    el(
      "span",
      null,
      el("strong", null, t("corner.title")),
      " ",
      el("span.quiet", null, t("corner.text")),
    ),
  );
  fill(host, open);
}

function openPanel() {
  const body = el("div.panel");
  const redraw = () => fill(body, clockPart(), faultPart());
  redraw();
  const tick = setInterval(() => {
    const time = body.querySelector(".clock-now");
    if (time) time.textContent = moment(new Date(now()), "F");
  }, 1000);
  const stop = on("clock faults", redraw);
  const closed = () => {
    clearInterval(tick);
    stop();
  };
  openDialog(
    t("panel.title"),
    () => [el("p.dialog-text", null, t("panel.text")), body],
    "dialog.panel-dialog",
    closed,
  );
}

function clockPart() {
  const { offset_s: offset } = state.clock;
  const steps = STEPS.map(([seconds, key]) =>
    button("control.secondary", { onclick: () => attempt("clock_advance", { seconds }) }, t(key)),
  );
  return el(
    "section",
    null,
    el("h3", null, t("panel.clock")),
    el("p.clock-now.numbers", null, moment(new Date(now()), "F")),
    el("p.hint", null, offset > 1 ? t("panel.ahead", { time: span(offset) }) : t("panel.in_step")),
    el("div.action-row", null, steps),
  );
}

function faultPart() {
  const once = ONCE.map(([name, value, key]) =>
    button("control.secondary", { onclick: () => attempt("faults_set", { name, value }) }, t(key)),
  );
  return el(
    "section",
    null,
    el("h3", null, t("panel.once")),
    el("p.hint", null, t("panel.once_text")),
    el("div.action-row", null, once),
    el("h3", null, t("panel.while")),
    WHILE.map(([name, key]) =>
      toggle(t(key), Boolean(state.faults[name]), (value) =>
        attempt("faults_set", { name, value }),
      ),
    ),
    el("h3", null, t("panel.next")),
    NEXT.map(([name, key]) => amount(name, t(key))),
  );
}

function toggle(label, checked, set) {
  const input = el("input", {
    type: "checkbox",
    role: "switch",
    checked,
    onchange: () => set(input.checked),
  });
  return el("label.option", null, input, el("span", null, label));
}

function amount(name, label) {
  const id = freshId("fault");
  const held = state.faults[name];
  const value = (typeof held === "object" ? held?.times : held) ?? 0;
  const set = () => attempt("faults_set", { name, value: Math.max(0, Number(input.value) || 0) });
  const input = el("input.numbers", {
    id,
    type: "number",
    min: 0,
    max: 99,
    step: 1,
    value,
    onchange: set,
  });
  return el("div.amount", null, el("label", { for: id }, label), input);
}

function span(seconds) {
  const units = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ];
  const [unit, length] = units.find(([, size]) => seconds >= size) ?? ["second", 1];
  const format = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, format).format(seconds / length);
}
