/** Discord's markdown as a plain tree; drawing it is prose.js's business. */

const DEEPEST = 10; // nested marks beyond this stay as they were typed

/** The blocks of a text: paragraph, heading, subtext, quote, list, code. */
export function parse(text) {
  return blocks(text, 0);
}

/** The inline nodes of a text without blocks, for titles and names. */
export function parseInline(text) {
  return inline(text, 0);
}

function blocks(text, depth) {
  const found = [];
  let rest = 0;
  for (const fence of text.matchAll(/```(?:([\w+#.-]+)\n)?\n?([\s\S]+?)```\n?/g)) {
    found.push(...lines(text.slice(rest, fence.index).replace(/\n$/, ""), depth));
    found.push({ type: "code-block", language: fence[1] ?? "", text: fence[2].replace(/\n$/, "") });
    rest = fence.index + fence[0].length;
  }
  found.push(...lines(text.slice(rest), depth));
  return found;
}

const HEADING = /^(#{1,3}) +(\S.*)$/;
const SUBTEXT = /^-# +(\S.*)$/;
const QUOTE = /^> ?(.*)$/;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/;

function lines(text, depth) {
  if (!text) return [];
  const rows = text.split("\n");
  const found = [];
  let at = 0;
  while (at < rows.length) {
    const [block, used] = blockAt(rows, at, depth);
    const last = found.at(-1);
    if (block.type === "paragraph" && last?.type === "paragraph") last.rows.push(...block.rows);
    else found.push(block);
    at += used;
  }
  return found
    .map((block) => (block.type === "paragraph" ? paragraph(block.rows, depth) : block))
    .filter(Boolean);
}

function blockAt(rows, at, depth) {
  const row = rows[at];
  const heading = HEADING.exec(row);
  if (heading)
    return [{ type: "heading", level: heading[1].length, children: inline(heading[2], depth) }, 1];
  const subtext = SUBTEXT.exec(row);
  if (subtext) return [{ type: "subtext", children: inline(subtext[1], depth) }, 1];
  if (row.startsWith(">>> ") && depth < DEEPEST) {
    const quoted = [row.slice(4), ...rows.slice(at + 1)].join("\n");
    return [{ type: "quote", children: blocks(quoted, depth + 1) }, rows.length - at];
  }
  if (row.startsWith("> ") && depth < DEEPEST) return quoteAt(rows, at, depth);
  if (ITEM.test(row)) return listAt(rows, at, depth);
  return [{ type: "paragraph", rows: [row] }, 1];
}

function quoteAt(rows, at, depth) {
  const used = runLength(rows, at, (row) => row.startsWith("> ") || row === ">");
  const text = rows
    .slice(at, at + used)
    .map((row) => QUOTE.exec(row)[1])
    .join("\n");
  return [{ type: "quote", children: blocks(text, depth + 1) }, used];
}

function listAt(rows, at, depth) {
  const [, indent, first] = ITEM.exec(rows[at]);
  const used = runLength(rows, at, (row) =>
    continues(ITEM.exec(row), indent.length, isNumber(first)),
  );
  const items = rows.slice(at, at + used).map((row) => {
    const [, spaces, mark, text] = ITEM.exec(row);
    return {
      indent: spaces.length,
      number: isNumber(mark) ? Number.parseInt(mark, 10) : null,
      text,
    };
  });
  return [nest(items, depth), used];
}

/** A list goes on with deeper items, and with items of its own kind beside its first. */
function continues(item, indent, numbered) {
  return item !== null && (item[1].length > indent || isNumber(item[2]) === numbered);
}

function isNumber(mark) {
  return mark.endsWith(".");
}

/** One list whose items hold the deeper items that follow them. */
function nest(items, depth) {
  const list = { type: "list", start: items[0].number, items: [] };
  const { indent } = items[0];
  for (let at = 0; at < items.length;) {
    const deeper = runLength(items, at + 1, (item) => item.indent > indent);
    const item = { children: inline(items[at].text, depth), list: null };
    if (deeper) item.list = nest(items.slice(at + 1, at + 1 + deeper), depth);
    list.items.push(item);
    at += 1 + deeper;
  }
  return list;
}

function runLength(rows, from, belongs) {
  const end = rows.findIndex((row, index) => index >= from && !belongs(row));
  return (end === -1 ? rows.length : end) - from;
}

function paragraph(rows, depth) {
  const text = rows.join("\n");
  return text.trim() ? { type: "paragraph", children: inline(text, depth) } : null;
}

const WORD = String.raw`\p{L}\p{N}_`;
const URL_TEXT = String.raw`https?:\/\/[^\s<>"'\`，。；：！？）】」]+`;

// The first rule that matches where we stand wins, so longer marks come before shorter ones.
const RULES = [
  [/\\([^\w\s])/y, ([, mark]) => ({ type: "text", text: mark })],
  [
    /(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/y,
    ([, , text]) => ({ type: "code", text: text.trim() || text }),
  ],
  [/\|\|([\s\S]+?)\|\|/y, within("spoiler")],
  [
    /\*\*\*([\s\S]+?)\*\*\*(?!\*)/y,
    ([, text], depth) => ({
      type: "bold",
      children: [{ type: "italic", children: inline(text, depth + 1) }],
    }),
  ],
  [/\*\*([\s\S]+?)\*\*(?!\*)/y, within("bold")],
  [/__([\s\S]+?)__(?!_)/y, within("underline")],
  [/~~([\s\S]+?)~~/y, within("strike")],
  [/\*(?!\s)((?:\*\*|[^*])+?)\*(?!\*)/y, within("italic")],
  [
    new RegExp(String.raw`(?<![${WORD}])_(?!\s)((?:__|[^_])+?)_(?![${WORD}])`, "uy"),
    within("italic"),
  ],
  [/<@!?(\d{1,20})>/y, ([, id]) => ({ type: "user", id })],
  [/<@&(\d{1,20})>/y, ([, id]) => ({ type: "role", id })],
  [/<#(\d{1,20})>/y, ([, id]) => ({ type: "channel", id })],
  [/<\/([-\p{L}\p{N}_ ]{1,100}):(\d{1,20})>/uy, ([, name]) => ({ type: "command", name })],
  [
    /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y,
    ([, seconds, style]) => ({ type: "time", seconds: Number(seconds), style }),
  ],
  [/<a?:(\w{2,32}):\d{1,20}>/y, ([, name]) => ({ type: "text", text: `:${name}:` })],
  [/@(everyone|here)\b/y, ([whole]) => ({ type: "crowd", text: whole })],
  [
    /\[((?:\\.|[^\[\]\\])+)\]\(<?(https?:\/\/[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?: +"[^"]*")?\)/y,
    maskedLink,
  ],
  [
    new RegExp(`<(${URL_TEXT})>`, "y"),
    ([, url]) => ({ type: "link", url, children: [{ type: "text", text: url }] }),
  ],
  [new RegExp(URL_TEXT, "y"), bareLink],
];

function within(type) {
  return ([, text], depth) => ({ type, children: inline(text, depth + 1) });
}

/** A link under other words; words that look like another address would deceive, so they stay bare. */
function maskedLink([whole, label, url], depth) {
  if (/https?:\/\/|www\./i.test(label)) return { type: "text", text: whole };
  return { type: "link", url, masked: true, children: inline(label, depth + 1) };
}

function bareLink([whole]) {
  const url = whole.replace(/(?:[.,:;!?*_~|]|\)(?!.*\())+$/, "");
  return { type: "link", url, children: [{ type: "text", text: url }], length: url.length };
}

function inline(text, depth) {
  if (depth > DEEPEST) return [{ type: "text", text }];
  const found = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const [node, length] = nodeAt(text, at, depth);
    if (node?.type === "text") plain += node.text;
    else if (node) {
      if (plain) found.push({ type: "text", text: plain });
      plain = "";
      found.push(node);
    } else plain += text[at];
    at += length;
  }
  if (plain) found.push({ type: "text", text: plain });
  return found;
}

const MARKS = new Set("\\`|*_~<@[h");

function nodeAt(text, at, depth) {
  if (!MARKS.has(text[at])) return [null, 1];
  for (const [pattern, build] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const node = build(match, depth);
    return [node, node.length ?? match[0].length];
  }
  return [null, 1];
}
