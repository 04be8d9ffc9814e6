/** One's own message, opened for changing. */

import { button, el } from "./dom.js";
import { t } from "./i18n.js";
import { fromWire, toWire } from "./mentions.js";
import { emit, state } from "./state.js";
import { complain } from "./toasts.js";
import { request } from "./wire.js";

/** Draws the text of a message as a field; Enter keeps the change, Escape drops it. */
export function editor(message) {
  const field = el("textarea", {
    rows: 2,
    maxlength: 2000,
    "aria-label": t("message.edit"),
    value: fromWire(message.content),
    onkeydown: press,
  });
  const save = () => change(message, toWire(field.value.trim()));
  const form = el(
    "div.editor",
    null,
    field,
    el(
      "p.editor-foot",
      null,
      button("link", { onclick: () => leave(message) }, t("cancel")),
      button("link", { onclick: save }, t("save")),
      el("span.quiet", null, t("message.edit_keys")),
    ),
  );
  queueMicrotask(() => {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  });
  function press(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") leave(message);
    else if (event.key === "Enter" && !event.shiftKey) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return form;
}

async function change(message, content) {
  if (content === message.content) return leave(message);
  try {
    await request("edit_message", {
      channel_id: message.channel_id,
      message_id: message.id,
      content,
    });
  } catch (error) {
    complain(error); // the field stays open with what was typed
    return null;
  }
  return leave(message);
}

function leave(message) {
  state.editingId = null;
  emit("messages", message.channel_id);
  emit("compose");
}
