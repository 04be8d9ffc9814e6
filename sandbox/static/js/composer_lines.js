/** The lines around the composer: what one replies to, and who is typing. */

import { el, fill, icon, iconButton } from "./dom.js";
import { memberOf, nameOf } from "./guild.js";
import { t } from "./i18n.js";
import { gist } from "./message.js";
import { emit, on, state } from "./state.js";

/** The line over the composer that says what the next message answers. */
export const replyLine = el("div.reply-line");

/** The line over the end of the talk that says who is typing. */
export const typingLine = el("p.typing");

/** Starts drawing; called once. */
export function startLines() {
  on("hello channel language reply", drawReply);
  on("hello channel language typing", drawTyping);
}

/** Answers nothing any more. */
export function leaveReply() {
  state.replyTo = null;
  emit("reply");
}

function drawReply() {
  const message = state.replyTo;
  fill(
    replyLine,
    message && [words(message), iconButton("close", t("composer.no_reply"), leaveReply)],
  );
}

function words(message) {
  const name = nameOf(message.author);
  return el(
    "p",
    null,
    icon("reply"),
    t("composer.replying", { name }),
    el("span.quiet", null, ` ${gist(message)}`),
  );
}

function drawTyping() {
  const now = Date.now();
  const typing = [...(state.typing.get(state.channelId) ?? [])].filter(([, until]) => until > now);
  const names = typing.map(([id]) => nameOf(memberOf(id)?.user ?? { id }));
  const bulbs = el("span.bulbs", { "aria-hidden": "true" }, el("i"), el("i"), el("i"));
  const text = t("composer.typing", { names: names.join(t("list.separator")), n: names.length });
  fill(typingLine, names.length > 0 && [bulbs, text]);
}
