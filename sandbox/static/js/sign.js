/** The lit sign over the page: the room's name, the cast to play, and the page's own settings. */

import { avatar } from "./avatars.js";
import { chooseLanguage, chosenLanguage, play } from "./cast.js";
import { openKeys } from "./dialogs.js";
import { button, el, fill, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { openMenu } from "./menus.js";
import { on, state } from "./state.js";
import { themeEntries, themeIcon } from "./theme.js";

const host = document.getElementById("sign");
const banner = document.getElementById("banner");

const LEVELS = { member: "level.member", moderator: "level.moderator", admin: "level.admin" };
const LANGUAGES = [
  [null, "language.follow"],
  ["en", "language.en"],
  ["zh-CN", "language.zh"],
];

/** Starts drawing; called once. */
export function startSign() {
  on("hello language connection bot", draw);
}

function draw() {
  if (!state.me) return;
  const lit = state.connected && state.botOnline;
  host.toggleAttribute("data-lit", lit);
  const focused = document.activeElement?.dataset.person;
  fill(
    host,
    el("p.brand", null, el("span.board", null, state.guild.name || t("brand"))),
    el(
      "div.cast",
      { role: "group", "aria-label": t("cast.title") },
      el("span.cast-title", null, t("cast.title")),
      state.people.map(player),
    ),
    el(
      "div.settings",
      null,
      iconButton("language", t("language.title"), languageMenu, { "aria-haspopup": "menu" }),
      iconButton(themeIcon(), t("theme.title"), themeMenu, { "aria-haspopup": "menu" }),
      button(
        "icon-button.keys-button",
        { "aria-label": t("keys.title"), title: t("keys.title"), onclick: openKeys },
        "?",
      ),
    ),
  );
  if (focused) host.querySelector(`[data-person="${focused}"]`)?.focus();
  drawBanner();
  const skip = document.getElementById("skip");
  skip.textContent = t("skip");
}

function player(person) {
  const current = person.handle === state.handle;
  const words = t("cast.play", { name: person.name, level: t(LEVELS[person.level]) });
  const step = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // into a window of its own
    event.preventDefault();
    if (!current) play(person.handle);
  };
  return el(
    "a.player",
    {
      href: `/?as=${person.handle}`,
      "aria-current": current ? "true" : null,
      "aria-label": words,
      title: words,
      "data-person": person.handle,
      onclick: step,
    },
    avatar(person, "avatar.small"),
    el(
      "span.player-text",
      null,
      el("strong", null, person.name),
      el("small", null, t(LEVELS[person.level])),
    ),
  );
}

function languageMenu(event) {
  const entries = LANGUAGES.map(([locale, key]) => ({
    label: t(key),
    checked: chosenLanguage() === locale,
    act: () => chooseLanguage(locale),
  }));
  openMenu(event.currentTarget, t("language.title"), entries);
}

function themeMenu(event) {
  openMenu(event.currentTarget, t("theme.title"), themeEntries(draw));
}

function drawBanner() {
  document.documentElement.toggleAttribute("data-lost", !state.connected);
  fill(banner, state.connected ? null : [icon("plug"), t("lost")]);
}
