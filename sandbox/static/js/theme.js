/** Light, dark, or as the system has it; remembered in this browser. */

import { t } from "./i18n.js";

const KEY = "theme";
const ICONS = { system: "system", light: "sun", dark: "moon" };
const NAMES = { system: "theme.system", light: "theme.light", dark: "theme.dark" };

/** Puts the remembered theme on. */
export function startTheme() {
  wear(theme());
}

/** The theme chosen: "system", "light" or "dark". */
function theme() {
  return localStorage.getItem(KEY) ?? "system";
}

/** The icon of the theme chosen. */
export function themeIcon() {
  return ICONS[theme()];
}

/** The choices as entries of a menu; `after()` is called once one was taken. */
export function themeEntries(after) {
  return Object.keys(NAMES).map((name) => ({
    label: t(NAMES[name]),
    icon: ICONS[name],
    checked: theme() === name,
    act: () => {
      localStorage.setItem(KEY, name);
      wear(name);
      after();
    },
  }));
}

function wear(name) {
  if (name === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
}
