/** A select of any of Discord's five kinds, as one control that opens a list. */

import { openChooser } from "./chooser.js";
import { button, el, icon } from "./dom.js";
import { channelItems, itemOf, peopleItems, roleItems } from "./entities.js";
import { t } from "./i18n.js";

const KINDS = {
  3: { items: (component) => component.options.map(optionItem), text: "select.string" },
  5: { items: peopleItems, text: "select.user" },
  6: { items: roleItems, text: "select.role" },
  7: { items: () => [...peopleItems(), ...roleItems()], text: "select.mentionable" },
  8: { items: (component) => channelItems(component.channel_types), text: "select.channel" },
};

export function isSelect(component) {
  return component.type in KINDS;
}

/** Draws a select that shows `values`; `done(values)` gets a new choice. */
export function renderSelect(
  component,
  { values, busy = false, label, done, id = null, describedBy = null },
) {
  const kind = KINDS[component.type];
  const name = label ?? component.placeholder ?? t(kind.text);
  const control = button(
    "select",
    {
      id,
      "aria-haspopup": "listbox",
      "aria-label": label ? null : name,
      "aria-describedby": describedBy,
      "aria-busy": busy ? "true" : null,
      disabled: component.disabled,
      onclick: () => {
        if (busy) return;
        const { min_values: min = 1, max_values: max = 1 } = component;
        openChooser(control, {
          items: kind.items(component),
          label: name,
          min,
          max,
          chosen: values,
          done,
        });
      },
    },
    shownValue(component, values, kind),
    icon("down"),
  );
  return control;
}

/** What a select holds before anyone touched it. */
export function initialValues(component) {
  if (component.options)
    return component.options.filter((option) => option.default).map((option) => option.value);
  return (component.default_values ?? []).map((value) => value.id);
}

function optionItem({ value, label, description, emoji }) {
  return { value, label, hint: description, emoji };
}

function shownValue(component, values, kind) {
  if (!values.length) return el("span.placeholder", null, component.placeholder || t(kind.text));
  const items = kind.items(component);
  const labels = values.map(
    (value) => (items.find((item) => item.value === value) ?? itemOf({ id: value })).label,
  );
  return el("span.select-value", null, labels.join(t("list.separator")));
}
