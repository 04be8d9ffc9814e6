/** Markdown drawn as nodes: mentions become names, links are safe, spoilers wait for a press. */

import { button, el, webAddress } from "./dom.js";
import { channelOf, nameOfId, roleOf, titleOf } from "./guild.js";
import { t } from "./i18n.js";
import { parse, parseInline } from "./markdown.js";
import { state } from "./state.js";
import { moment } from "./times.js";

const HAN = /\p{Script=Han}/u;
const ONLY_EMOJI = /^(?:\s*(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?)){1,12}\s*$/v;

/** A text as blocks, in an element that knows its language. */
export function prose(text, spec = "div.prose") {
  const classes = ONLY_EMOJI.test(text) ? `${spec}.big` : spec;
  return el(classes, { lang: languageOf(text) }, parse(text).map(block));
}

/** A text on one line: a title or a name. */
export function line(text, spec = "span") {
  return el(spec, { lang: languageOf(text) }, parseInline(text).map(node));
}

/** A text without its marks, for an announcement or a preview. */
export function plain(text) {
  return parse(text).map(words).join(" ").replace(/\s+/g, " ").trim();
}

/** Chinese keeps its own line height and no italics even on an English page, and the reverse. */
function languageOf(text) {
  return HAN.test(text) ? "zh-CN" : "en";
}

const BLOCKS = {
  paragraph: ({ children }) => el("p", null, children.map(node)),
  heading: ({ level, children }) => el(`h${level + 1}`, null, children.map(node)),
  subtext: ({ children }) => el("p.subtext", null, children.map(node)),
  quote: ({ children }) => el("blockquote", null, children.map(block)),
  "code-block": ({ text, language }) =>
    el("pre", { tabindex: 0, "data-language": language || null }, el("code", null, text)),
  list,
};

function block(tree) {
  return BLOCKS[tree.type](tree);
}

function list({ start, items }) {
  const rows = items.map((item) =>
    el("li", null, item.children.map(node), item.list && list(item.list)),
  );
  return start === null ? el("ul", null, rows) : el("ol", { start }, rows);
}

const INLINE = {
  text: ({ text }) => text,
  bold: ({ children }) => el("strong", null, children.map(node)),
  italic: ({ children }) => el("em", null, children.map(node)),
  underline: ({ children }) => el("u", null, children.map(node)),
  strike: ({ children }) => el("s", null, children.map(node)),
  code: ({ text }) => el("code", null, text),
  spoiler,
  link,
  user: ({ id }) => mention(`@${nameOfId(id)}`, { "data-user": id }),
  role: ({ id }) => mention(`@${roleOf(id)?.name ?? t("mention.unknown_role")}`),
  channel: ({ id }) =>
    mention(`#${titleOf(channelOf(id)) || t("mention.unknown_channel")}`, { "data-channel": id }),
  command: ({ name }) => mention(`/${name}`, { "data-command": name }),
  crowd: ({ text }) => el("span.mention", null, text),
  time,
};

function node(tree) {
  return INLINE[tree.type](tree);
}

/** A mention that leads somewhere is a button; its place is looked up when it is pressed. */
function mention(text, target) {
  if (!target) return el("span.mention", null, text);
  const mine = target["data-user"] === state.me?.id;
  return button(mine ? "mention.me" : "mention", target, text);
}

function link({ url, children, masked }) {
  const address = webAddress(url);
  if (!address) return el("span", null, children.map(node));
  const title = masked ? address : null; // other words stand over it: show where it really leads
  return el(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer", title },
    children.map(node),
  );
}

function spoiler({ children }) {
  const hidden = el(
    "span.hidden-words",
    { "aria-hidden": "true", inert: true },
    children.map(node),
  );
  const cover = el(
    "span.spoiler",
    { role: "button", tabindex: 0, "aria-label": t("spoiler.show") },
    hidden,
  );
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    for (const name of ["aria-hidden", "inert"]) hidden.removeAttribute(name);
    cover.classList.add("open");
    cover.removeEventListener("click", reveal);
    cover.removeEventListener("keydown", reveal);
  };
  cover.addEventListener("click", reveal);
  cover.addEventListener("keydown", reveal);
  return cover;
}

function time({ seconds, style }) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return `<t:${seconds}>`;
  const properties = {
    datetime: date.toISOString(),
    title: moment(date, "F"),
    "data-style": style ?? "f",
  };
  return el("time.moment", properties, moment(date, style));
}

function words(tree) {
  if (tree.type === "spoiler") return t("spoiler.word");
  if (tree.type === "list")
    return tree.items.map((item) => item.children.map(words).join("")).join(" ");
  if (tree.children) return tree.children.map(words).join("");
  const drawn = INLINE[tree.type]?.(tree) ?? tree.text;
  return typeof drawn === "string" ? drawn : drawn.textContent;
}
