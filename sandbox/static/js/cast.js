/** Who one plays, and changing it: the person, and with them the language of the page. */

import { catalogueFor, speak } from "./i18n.js";
import { hear } from "./events.js";
import { openSome } from "./rooms.js";
import { emit, on, state } from "./state.js";
import { join } from "./wire.js";

const LANGUAGE = "language"; // remembered when it was chosen by hand
const FIRST = "anna";

/** Starts listening; called once and first, so that everyone draws in the right language. */
export function startCast() {
  on("hello", () => speak(chosenLanguage() ?? catalogueFor(state.me.locale)));
}

/** Walks in as the person the address names. */
export function walkIn() {
  on("hello", arrived);
  play(new URLSearchParams(location.search).get("as") ?? FIRST);
}

/** Plays a person from now on. */
export function play(handle) {
  // What was begun as one person is not finished as another.
  Object.assign(state, {
    handle,
    connected: false,
    replyTo: null,
    editingId: null,
    drafts: new Map(),
  });
  const address = new URL(location.href);
  address.searchParams.set("as", handle);
  history.replaceState(null, "", address);
  emit("connection");
  join(handle, hear, lost);
}

/** The language chosen by hand, or null when it follows the person. */
export function chosenLanguage() {
  return localStorage.getItem(LANGUAGE);
}

/** Speaks a language whoever is played; null follows the person again. */
export function chooseLanguage(locale) {
  if (locale) localStorage.setItem(LANGUAGE, locale);
  else localStorage.removeItem(LANGUAGE);
  speak(locale ?? catalogueFor(state.me.locale));
  emit("language");
}

function arrived() {
  emit("connection");
  openSome();
}

function lost() {
  if (!state.me && state.handle !== FIRST) {
    play(FIRST); // the address names nobody
    return;
  }
  state.connected = false;
  emit("connection");
}
