/** The line over the talk: where one is, what it is about, and the way out of a thread. */

import { el, fill, icon, iconButton, button } from "./dom.js";
import { channelOf, titleOf } from "./guild.js";
import { t } from "./i18n.js";
import { prose } from "./prose.js";
import { isNarrow, openChannel, parentOf, show } from "./rooms.js";
import { on, state } from "./state.js";

const host = document.getElementById("talk-head");

/** Starts drawing; called once. */
export function startHead() {
  on("hello channel channels language bot", draw);
}

/** Shows or hides the people beside the talk; on a phone it goes there. */
function togglePeople() {
  const root = document.documentElement;
  if (isNarrow()) show(root.dataset.view === "people" ? "talk" : "people");
  else root.toggleAttribute("data-people-hidden");
}

function draw() {
  const channel = channelOf(state.channelId);
  if (!channel) {
    fill(host);
    return;
  }
  const parent = parentOf(channel);
  fill(
    host,
    iconButton("channels", t("head.channels"), () => show("channels"), {
      class: "icon-button only-narrow",
    }),
    parent &&
      button("back", { onclick: () => openChannel(parent.id) }, icon("back"), titleOf(parent)),
    el("h1", null, icon(parent ? "branch" : "channel"), titleOf(channel)),
    channel.topic && prose(channel.topic, "div.topic"),
    offline(),
    iconButton("people", t("head.people"), togglePeople, { class: "icon-button last" }),
  );
  document.title = `${titleOf(channel)} · ${state.guild.name || t("brand")}`;
}

function offline() {
  if (state.botOnline) return null;
  return el(
    "p.offline",
    { role: "status" },
    icon("plug"),
    t("head.offline", { name: state.application.name }),
  );
}
