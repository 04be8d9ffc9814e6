/** Embeds: a card with a bar in the embed's colour. */

import { picture } from "./attachments.js";
import { el, isLocal, webAddress } from "./dom.js";
import { line, prose } from "./prose.js";
import { stamp } from "./times.js";

/** Draws one embed. */
export function renderEmbed(embed) {
  const body = el(
    "div.embed-body",
    null,
    embed.thumbnail && el("div.embed-thumbnail", null, picture(embed.thumbnail)),
    author(embed.author),
    title(embed),
    embed.description && prose(embed.description, "div.prose.embed-description"),
    fields(embed.fields ?? []),
  );
  const card = el("section.embed", null, el("span.bar", { "aria-hidden": "true" }), body);
  if (typeof embed.color === "number") card.style.setProperty("--bar", colourOf(embed.color));
  if (embed.image) body.append(el("div.embed-image", null, picture(embed.image)));
  const last = footer(embed);
  if (last) body.append(last);
  return card;
}

/** Discord's colour number as CSS writes it. */
export function colourOf(number) {
  return `#${number.toString(16).padStart(6, "0")}`;
}

/** Text under which an address lies, or the bare text where there is no safe address. */
function linked(url, ...children) {
  const address = url && webAddress(url);
  return address
    ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, children)
    : children;
}

function author(about) {
  if (!about) return null;
  return el("p.embed-author", null, small(about.icon_url), linked(about.url, about.name));
}

function title(embed) {
  return embed.title ? el("h4.embed-title", null, linked(embed.url, line(embed.title))) : null;
}

function small(address) {
  return address && isLocal(address) ? el("img.embed-icon", { src: address, alt: "" }) : null;
}

/** Fields in rows: inline neighbours stand side by side, any other field has a row to itself. */
function fields(all) {
  if (!all.length) return null;
  const rows = [];
  for (const field of all) {
    const last = rows.at(-1);
    if (field.inline && last?.[0].inline && last.length < 3) last.push(field);
    else rows.push([field]);
  }
  return el(
    "dl.embed-fields",
    null,
    rows.map((row) => el("div.embed-row", null, row.map(renderField))),
  );
}

function renderField(field) {
  return el("div", null, el("dt", null, line(field.name)), el("dd", null, prose(field.value)));
}

function footer(embed) {
  if (!embed.footer && !embed.timestamp) return null;
  const when =
    embed.timestamp && el("time", { datetime: embed.timestamp }, stamp(new Date(embed.timestamp)));
  const separator = embed.footer && when ? " · " : null;
  return el(
    "p.embed-footer",
    null,
    small(embed.footer?.icon_url),
    el("span", null, embed.footer?.text, separator, when),
  );
}
