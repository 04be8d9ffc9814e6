/** The people on the right, by role, the bot among them. */

import { avatar } from "./avatars.js";
import { button, el, fill, icon } from "./dom.js";
import { nameOf, rolesOf } from "./guild.js";
import { t } from "./i18n.js";
import { on, state } from "./state.js";
import { isTimedOut } from "./user_menu.js";

const host = document.getElementById("people");

/** Starts drawing; called once. */
export function startPeople() {
  on("hello people language bot clock", draw);
}

function draw() {
  if (!state.guild) return;
  host.setAttribute("aria-label", t("people.title"));
  fill(
    host,
    groups().map(([title, members]) => part(title, members)),
  );
}

/** Members under their highest role shown apart, then the rest. */
function groups() {
  const found = new Map();
  for (const member of state.guild.members) {
    const role = rolesOf(member).find((one) => one.hoist);
    const key = role ? role.id : "";
    if (!found.has(key)) found.set(key, { role, members: [] });
    found.get(key).members.push(member);
  }
  return [...found.values()]
    .sort((a, b) => (b.role?.position ?? -1) - (a.role?.position ?? -1))
    .map(({ role, members }) => [
      role?.name ?? t("people.members"),
      members.sort((a, b) => nameOf(a.user).localeCompare(nameOf(b.user))),
    ]);
}

function part(title, members) {
  return el(
    "section",
    null,
    el("h2", null, title, el("span.numbers", null, ` ${members.length}`)),
    el(
      "ul",
      null,
      members.map((member) => el("li", null, row(member))),
    ),
  );
}

function row(member) {
  const { user } = member;
  const away = user.id === state.application.id && !state.botOnline;
  return button(
    away ? "person.away" : "person",
    { "data-user": user.id, "aria-haspopup": "menu" },
    avatar(user),
    el(
      "span.person-text",
      null,
      el(
        "span.person-name",
        null,
        nameOf(user),
        user.bot && el("span.bot-mark", null, t("mark.bot")),
      ),
      note(member, away),
    ),
  );
}

function note(member, away) {
  if (away) return el("small", null, t("people.offline"));
  if (isTimedOut(member)) return el("small.bad", null, icon("clock"), t("people.timed_out"));
  return member.user.id === state.me.id ? el("small", null, t("people.you")) : null;
}
