/** Short words at the edge of the page: what was refused, and what was done. */

import { button, el } from "./dom.js";
import { t } from "./i18n.js";

const SHOWN_MS = 7_000;

const REFUSALS = {
  archived_thread: "refused.archived_thread",
  bad_option: "refused.bad_option",
  disabled: "refused.disabled",
  disconnected: "refused.disconnected",
  empty_message: "refused.empty_message",
  entity_too_large: "refused.entity_too_large",
  invalid_form_body: "refused.invalid_form_body",
  missing_access: "refused.missing_access",
  missing_permissions: "refused.missing_permissions",
  event_is_over: "refused.event_is_over",
  no_answer: "interaction.failed",
  poll_expired: "refused.poll_expired",
  not_a_member: "refused.not_a_member",
  not_the_author: "refused.not_the_author",
  thread_exists: "refused.thread_exists",
  timeout: "refused.timeout",
  too_long: "refused.too_long",
  unknown_channel: "refused.unknown_channel",
  unknown_command: "refused.unknown_command",
  unknown_component: "refused.unknown_component",
  unknown_interaction: "refused.unknown_interaction",
  unknown_message: "refused.unknown_message",
};

/** What a refusal means, in the language of the page where we know the code. */
export function reason(error) {
  const key = REFUSALS[error.code];
  return key ? t(key) : t("refused.other", { message: error.message });
}

/** Tells the person what the room refused. */
export function complain(error) {
  show(reason(error), "div.toast.bad");
}

/** Tells the person that something was done. */
export function tell(text) {
  show(text, "div.toast");
}

function show(text, spec) {
  const toast = el(
    spec,
    null,
    el("p", null, text),
    button("", { onclick: () => toast.remove() }, t("dismiss")),
  );
  document.getElementById("toasts").append(toast);
  setTimeout(() => toast.remove(), SHOWN_MS);
}
