/** Small dialogs of the page itself: a question, a name to type, a picture, the keys. */

import { button, el, freshId, iconButton } from "./dom.js";
import { t } from "./i18n.js";

/**
 * Opens a dialog; the browser keeps the focus inside and brings it back.
 * `content(close)` gives what stands in it. Gives the dialog.
 */
export function openDialog(title, content, spec = "dialog", onclose) {
  const headingId = freshId("dialog");
  const dialog = el(spec, { "aria-labelledby": headingId });
  const close = () => dialog.close();
  dialog.append(
    el(
      "div.dialog-head",
      null,
      el("h2", { id: headingId }, title),
      iconButton("close", t("close"), close),
    ),
    ...[content(close)].flat(),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    onclose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks before something that cannot be taken back. */
export function confirmation(title, text, action, act) {
  openDialog(title, (close) => {
    const go = () => {
      close();
      act();
    };
    return [
      el("p.dialog-text", null, text),
      el(
        "div.dialog-foot",
        null,
        button("control.secondary", { onclick: close }, t("cancel")),
        button("control.danger", { onclick: go }, action),
      ),
    ];
  });
}

/** Asks for one line of text. */
export function question(title, label, value, action, answer) {
  openDialog(title, (close) => {
    const input = el("input", {
      type: "text",
      id: freshId("answer"),
      value,
      maxlength: 100,
      required: true,
      autofocus: true,
    });
    const submit = (event) => {
      event.preventDefault();
      close();
      answer(input.value.trim());
    };
    return el(
      "form",
      { onsubmit: submit },
      el("div.field", null, el("label", { for: input.id }, label), input),
      el(
        "div.dialog-foot",
        null,
        button("control.secondary", { onclick: close }, t("cancel")),
        el("button.control.primary", { type: "submit" }, action),
      ),
    );
  });
}

/** Shows a picture as large as the window allows. */
export function openPicture(address, words) {
  openDialog(words, () => el("img", { src: address, alt: words }), "dialog.picture-dialog");
}

const KEYS = [
  ["/", "keys.command"],
  ["@", "keys.mention"],
  ["Enter", "keys.send"],
  ["Shift Enter", "keys.line"],
  ["Tab", "keys.option"],
  ["Esc", "keys.leave"],
  ["↑", "keys.edit"],
  ["Alt ↑ ↓", "keys.channel"],
  ["Alt 1 … 4", "keys.person"],
  ["Ctrl click", "keys.window"],
  ["F6", "keys.part"],
  ["?", "keys.keys"],
];

const MESSAGE_KEYS = [
  ["↑ ↓", "keys.walk"],
  ["Enter", "keys.menu"],
  ["R", "keys.reply"],
  ["E", "keys.edit_this"],
  ["+", "keys.react"],
];

/** Lists the keys. */
export function openKeys() {
  openDialog(t("keys.title"), () => [
    keyList(KEYS),
    el("h3", null, t("keys.message_title")),
    keyList(MESSAGE_KEYS),
  ]);
}

function keyList(rows) {
  return el(
    "dl.keys",
    null,
    rows.map(([keys, text]) =>
      el(
        "div",
        null,
        el(
          "dt",
          null,
          keys.split(" ").map((key) => el("kbd", null, key)),
        ),
        el("dd", null, t(text)),
      ),
    ),
  );
}
