/** Names as people type them, and mentions as the wire carries them. */

import { channelItems, peopleItems } from "./entities.js";
import { t } from "./i18n.js";

const MOST = 8;

/** What could complete the name at the end of a text: {typed, heading, items}, or null. */
export function completions(before) {
  const match = /(?:^|[\s(（，。])([@#][^\s@#]{0,32})$/u.exec(before);
  if (!match) return null;
  const [, typed] = match;
  const people = typed.startsWith("@");
  const wanted = typed.slice(1).toLocaleLowerCase();
  const all = people
    ? peopleItems().map((item) => ({ ...item, label: `@${item.label}` }))
    : channelItems();
  const items = all
    .filter((item) =>
      `${item.label} ${item.user?.username ?? ""}`.toLocaleLowerCase().includes(wanted),
    )
    .slice(0, MOST);
  return items.length
    ? { typed, items, heading: people ? t("mention.people") : t("mention.channels") }
    : null;
}

/** The text with @names and #channels as the ids Discord writes, outside of code. */
export function toWire(text) {
  const names = [
    ...peopleItems().map(({ value, label }) => [`@${label}`, `<@${value}>`]),
    ...channelItems().map(({ value, label }) => [label, `<#${value}>`]),
  ].sort(([a], [b]) => b.length - a.length);
  return text
    .split(/(```[\s\S]*?```|`[^`]*`|https?:\/\/\S+)/)
    .map((part, index) => (index % 2 ? part : names.reduce(replaceName, part)))
    .join("");
}

/** Text as one types it: the ids of a message back to names, for changing it. */
export function fromWire(text) {
  const names = [
    ...peopleItems().map(({ value, label }) => [`<@${value}>`, `@${label}`]),
    ...channelItems().map(({ value, label }) => [`<#${value}>`, label]),
  ];
  return names.reduce((all, [id, name]) => all.replaceAll(id, name), text);
}

function replaceName(text, [name, id]) {
  const pattern = new RegExp(`(?<![\\w<])${quote(name)}(?![A-Za-z0-9_])`, "giu");
  return text.replace(pattern, id);
}

function quote(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
