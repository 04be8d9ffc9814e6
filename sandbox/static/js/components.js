/** What a bot puts under or into a message: buttons, selects and the blocks of a layout. */

import { file, picture } from "./attachments.js";
import { button, el, icon, webAddress } from "./dom.js";
import { colourOf } from "./embeds.js";
import { actOn, ask } from "./interactions.js";
import { prose } from "./prose.js";
import { initialValues, isSelect, renderSelect } from "./selects.js";
import { t } from "./i18n.js";

/** Draws all components of a message. */
export function renderComponents(message) {
  if (!message.components?.length) return null;
  return el(
    "div.components",
    null,
    message.components.map((component) => render(component, message)),
  );
}

const BLOCKS = {
  1: (row, message) =>
    el(
      "div.action-row",
      null,
      row.components.map((component) => render(component, message)),
    ),
  2: renderButton,
  9: section,
  10: ({ content }) => prose(content),
  11: ({ media, description, spoiler }) => picture({ ...media, description, spoiler }),
  12: gallery,
  13: ({ file: held, name, size }) => file({ url: held.url, name: name ?? nameIn(held.url), size }),
  14: separator,
  17: container,
};

function render(component, message) {
  if (isSelect(component)) return select(component, message);
  const draw = BLOCKS[component.type];
  return draw
    ? draw(component, message)
    : el("p.elsewhere", null, t("component.unknown", { type: component.type }));
}

const STYLES = {
  1: "primary",
  2: "secondary",
  3: "success",
  4: "danger",
  5: "secondary",
  6: "primary",
};

function renderButton(component, message) {
  const face = [
    component.emoji?.name && el("span.emoji-mark", null, component.emoji.name),
    component.label && el("span", null, component.label),
  ];
  if (component.style === 5) return linkButton(component, face);
  const busy = isBusy(component, message);
  const properties = {
    disabled: component.disabled,
    "aria-busy": busy ? "true" : null,
    "aria-label": component.label ? null : component.emoji?.name,
    "data-key": component.custom_id,
    onclick: () => busy || press("click", component, message),
  };
  return button(`control.${STYLES[component.style]}`, properties, face);
}

function linkButton(component, face) {
  const address = webAddress(component.url);
  if (component.disabled || !address)
    return button("control.secondary", { disabled: true }, face, icon("open"));
  return el(
    "a.control.secondary",
    { href: address, target: "_blank", rel: "noopener noreferrer" },
    face,
    icon("open"),
  );
}

function select(component, message) {
  const act = actOn(message.id);
  const busy = isBusy(component, message);
  const values = busy && act.values ? act.values : initialValues(component);
  const control = renderSelect(component, {
    values,
    busy,
    done: (chosen) => press("choose", component, message, { values: chosen }),
  });
  control.dataset.key = component.custom_id;
  return control;
}

function isBusy(component, message) {
  const act = actOn(message.id);
  return act?.customId === component.custom_id && !act.error;
}

function press(op, component, message, extra = {}) {
  const { channel_id: channelId, id: messageId } = message;
  const { custom_id: customId } = component;
  const fields = { channel_id: channelId, message_id: messageId, custom_id: customId, ...extra };
  return ask(op, fields, { channelId, messageId, customId, ...extra });
}

function section(component, message) {
  const texts = component.components.map((child) => render(child, message));
  return el(
    "div.section",
    null,
    el("div.section-text", null, texts),
    component.accessory && render(component.accessory, message),
  );
}

function gallery({ items }) {
  const pictures = items.map(({ media, description, spoiler }) =>
    picture({ ...media, description, spoiler }),
  );
  return el("div.gallery", { "data-count": Math.min(items.length, 4) }, pictures);
}

function separator({ divider = true, spacing = 1 }) {
  return divider
    ? el("hr.separator", { "data-spacing": spacing })
    : el("div.space", { "data-spacing": spacing });
}

function container(component, message) {
  const card = el(
    "section.container",
    null,
    component.components.map((child) => render(child, message)),
  );
  if (typeof component.accent_color === "number") {
    card.classList.add("accented");
    card.style.setProperty("--bar", colourOf(component.accent_color));
  }
  if (!component.spoiler) return card;
  const lid = button(
    "picture-lid",
    { onclick: () => lid.replaceWith(card) },
    icon("eye"),
    t("spoiler.show"),
  );
  return lid;
}

function nameIn(url) {
  return decodeURIComponent(new URL(url, location.href).pathname.split("/").at(-1));
}
