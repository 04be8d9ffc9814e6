/** The page's beginning: everything that draws is started, then one walks in. */

import { play, startCast, walkIn } from "./cast.js";
import { channelOrder, startChannels } from "./channels.js";
import { focusComposer, startComposer } from "./composer.js";
import { openKeys } from "./dialogs.js";
import { startHead } from "./head.js";
import { loadTexts, t } from "./i18n.js";
import { goTo, startLog } from "./log.js";
import { startMessages } from "./message_acts.js";
import { openModal } from "./modal.js";
import { startPanel } from "./panel.js";
import { startPeople } from "./people.js";
import { openChannel, openSome, show } from "./rooms.js";
import { startSign } from "./sign.js";
import { emit, on, roomOf, state } from "./state.js";
import { startTheme } from "./theme.js";
import { tell } from "./toasts.js";
import { openUserMenu } from "./user_menu.js";

startTheme();
await loadTexts();
startCast();
startSign();
startChannels();
startHead();
startLog();
startMessages();
startComposer();
startPeople();
startPanel();
on("modal", openModal);
on("announce", (text) => (document.getElementById("announcer").textContent = text));
on("left", (name) => tell(t("people.left", { name })));
on("gone", (channelId) => channelId === state.channelId && openSome());
walkIn();

document.addEventListener("click", followMention);
document.addEventListener("keydown", globalKey);
document.addEventListener("visibilitychange", () => {
  if (document.hidden || !state.channelId) return;
  state.unread.delete(state.channelId);
  emit("channels");
});

/** Names, channels and quotes lead somewhere wherever they stand. */
function followMention(event) {
  const target = event.target.closest(
    "button[data-user], .mention[data-channel], .thread-link[data-channel], button[data-message]",
  );
  if (!target) return;
  const { user, channel, message } = target.dataset;
  if (user) openUserMenu(user, target);
  else if (channel) openChannel(channel);
  else if (!goTo(message)) tell(t("message.too_far"));
}

function globalKey(event) {
  if (event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) step(event);
  else if (event.altKey && /^Digit[1-9]$/.test(event.code)) playNth(event);
  else if (event.key === "F6") nextPart(event);
  else if (
    !event.target.closest("input, textarea, [role=menu]") &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey
  )
    bareKey(event);
}

function bareKey(event) {
  if (event.key === "?") openKeys();
  else if (event.key === "/" || event.key === "@") {
    event.preventDefault();
    focusComposer();
    emit("mention", event.key);
  }
}

function step(event) {
  event.preventDefault();
  const order = channelOrder();
  const at = order.findIndex((channel) => channel.id === state.channelId);
  const next = order[(at + (event.key === "ArrowDown" ? 1 : -1) + order.length) % order.length];
  if (next) openChannel(next.id);
}

function playNth(event) {
  const person = state.people[Number(event.code.at(-1)) - 1];
  if (!person) return;
  event.preventDefault();
  if (person.handle !== state.handle) play(person.handle);
}

/** F6 goes round the parts of the page: channels, talk, composer, people. */
function nextPart(event) {
  event.preventDefault();
  const parts = ["channels", "log", "composer", "people"];
  const at = parts.findIndex((id) => document.getElementById(id).contains(document.activeElement));
  const next = parts[(at + (event.shiftKey ? parts.length - 1 : 1)) % parts.length];
  show({ channels: "channels", people: "people" }[next] ?? "talk");
  if (next === "composer") focusComposer();
  else if (next === "log") goTo(roomOf(state.channelId).messages.at(-1)?.id);
  else document.querySelector(`#${next} button`)?.focus();
}
