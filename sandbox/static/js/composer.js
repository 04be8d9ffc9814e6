/** Where one writes: plain talk, or a slash command once one was picked. */

import { commandForm } from "./command_form.js";
import { leaveReply, replyLine, startLines, typingLine } from "./composer_lines.js";
import { el, fill, icon, iconButton } from "./dom.js";
import { channelOf, isDm, isThread, iMayIn, MAY, titleOf } from "./guild.js";
import { t } from "./i18n.js";
import { completions, toWire } from "./mentions.js";
import { edit } from "./message_menu.js";
import { asItem, find, pickerHeading, typedOut } from "./picker.js";
import { openEmoji } from "./reactions.js";
import { isNarrow, say } from "./rooms.js";
import { emit, on, roomOf, state } from "./state.js";
import {
  hideSuggestions,
  isOffering,
  nothingFits,
  suggest,
  suggestBox,
  takeSuggestion,
  walkSuggestions,
} from "./suggest.js";
import { complain } from "./toasts.js";
import { admissible, chooseFiles, encode, preview } from "./uploads.js";
import { request } from "./wire.js";

const TYPING_EVERY_MS = 8_000;
const MOST = 2_000; // characters of a message
const COUNT_FROM = 1_800;

const host = document.getElementById("composer");
const uploads = el("ul.uploads");
const place = el("div.compose-place");
const count = el("p.count.numbers");
let field = null;
let command = null;
let files = [];
let told = 0; // when the room last heard that one types

/** Starts the composer; called once. */
export function startComposer() {
  host.append(suggestBox(), replyLine, uploads, place, typingLine);
  startLines();
  on("hello channel language", draw);
  on("reply", () => state.replyTo && focusComposer());
  on("mention", insert);
  on("compose", focusComposer);
  const talk = document.getElementById("talk");
  talk.addEventListener("dragover", (event) => event.preventDefault());
  talk.addEventListener("drop", (event) => {
    event.preventDefault();
    attach(event.dataTransfer.files);
  });
}

/** Puts the cursor where one writes. */
export function focusComposer() {
  if (command) command.focus();
  else field?.focus();
}

/** Puts text at the cursor. */
function insert(text) {
  if (command || !field) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.focus();
  typed();
}

function draw() {
  command = null;
  files = [];
  hideSuggestions();
  fill(uploads);
  const channel = channelOf(state.channelId);
  if (!channel) fill(place);
  else if (iMayIn(channel, isThread(channel) ? MAY.sendInThreads : MAY.send)) plainForm(channel);
  else {
    field = null;
    fill(place, el("p.closed", null, icon("lock"), t("composer.closed")));
  }
}

function plainForm(channel) {
  const name = titleOf(channel);
  const [inWords, inShort] = isDm(channel)
    ? [t("composer.placeholder_dm", { name }), t("channels.write_to", { name })]
    : [t("composer.placeholder", { name }), t("composer.placeholder_short", { name })];
  field = el("textarea", {
    id: "composer-text",
    rows: 1,
    role: "combobox",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-label": inWords,
    placeholder: isNarrow() ? inShort : inWords,
    value: state.drafts.get(state.channelId) ?? "",
    oninput: typed,
    onkeydown: press,
    onpaste: (event) => attach(event.clipboardData.files),
    onblur: hideSuggestions,
  });
  const send = el(
    "button.send",
    { type: "submit", "aria-label": t("composer.send"), title: t("composer.send") },
    icon("send"),
  );
  const form = el(
    "form.compose",
    { onsubmit: submit },
    iconButton("plus", t("composer.attach"), () => chooseFiles(attach)),
    iconButton("slash", t("composer.command"), startCommand),
    field,
    iconButton("smile", t("composer.emoji"), (event) =>
      openEmoji(event.currentTarget, (emoji) => insert(emoji.name)),
    ),
    send,
  );
  fill(place, form, count);
  grow();
}

function startCommand() {
  field.value = "/";
  field.focus();
  typed();
}

function typed() {
  // What a Chinese keyboard gives for the key that begins a command.
  if (field.value === "、" || field.value === "／") field.value = "/";
  grow();
  state.drafts.set(state.channelId, field.value);
  const text = field.value;
  if (text.startsWith("/") && !text.includes("\n")) offerCommands(text);
  else offerMentions();
  tellTyping(text);
}

function offerCommands(text) {
  const leaf = typedOut(text);
  if (leaf) {
    openCommand(leaf);
    return;
  }
  const items = find(text.slice(1)).map(asItem);
  suggest(field, {
    heading: pickerHeading(items.length),
    items,
    pick: (item) => openCommand(item.leaf),
    none: nothingFits(),
  });
}

function offerMentions() {
  const found = completions(field.value.slice(0, field.selectionStart));
  if (!found) {
    hideSuggestions();
    return;
  }
  const pick = (item) => {
    field.setRangeText(
      `${item.label} `,
      field.selectionStart - found.typed.length,
      field.selectionStart,
      "end",
    );
    typed();
  };
  suggest(field, { heading: found.heading, items: found.items, pick });
}

function openCommand(leaf) {
  hideSuggestions();
  command = commandForm(leaf, (text) => {
    state.drafts.set(state.channelId, text);
    draw();
    focusComposer();
    if (text) typed();
  });
  fill(place, command.node);
  command.focus();
}

function tellTyping(text) {
  if (!text || text.startsWith("/") || Date.now() - told < TYPING_EVERY_MS) return;
  told = Date.now();
  request("typing", { channel_id: state.channelId }).catch(() => {}); // nobody misses it
}

function press(event) {
  if (event.isComposing) return; // Enter that ends a Chinese word sends nothing
  if (walkSuggestions(event)) return;
  if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && isOffering()) {
    event.preventDefault();
    takeSuggestion();
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit(event);
  } else if (event.key === "Escape") hideSuggestions() || leaveReply();
  else if (event.key === "ArrowUp" && !field.value) editLast(event);
}

function editLast(event) {
  const mine = roomOf(state.channelId).messages.filter(
    (message) => message.author.id === state.me.id && message.type !== 7,
  );
  if (!mine.length) return;
  event.preventDefault();
  edit(mine.at(-1));
}

async function submit(event) {
  event.preventDefault();
  const content = toWire(field.value.trim());
  if (!content && !files.length) return;
  if (content.length > MOST) {
    complain({ code: "too_long" });
    return;
  }
  const channelId = state.channelId;
  const held = { text: field.value, files, replyTo: state.replyTo };
  const attachments = await Promise.all(files.map(encode));
  clear();
  const sent = await say({
    channel_id: channelId,
    content,
    reply_to: held.replyTo?.id,
    attachments,
  });
  if (!sent && state.channelId === channelId && field && !field.value) restore(held);
}

function clear() {
  field.value = "";
  files = [];
  state.replyTo = null;
  state.drafts.delete(state.channelId);
  told = 0;
  fill(uploads);
  grow();
  emit("reply");
}

/** Gives back what could not be sent. */
function restore(held) {
  field.value = held.text;
  state.replyTo = held.replyTo;
  emit("reply");
  files = [];
  attach(held.files);
  grow();
}

function attach(list) {
  if (!list.length || command || !field) return;
  files = [...files, ...admissible(list, files.length)];
  drawUploads();
  field.focus();
}

function drawUploads() {
  const remove = (one) => {
    files = files.filter((file) => file !== one);
    drawUploads();
  };
  fill(
    uploads,
    files.map((one) => preview(one, () => remove(one))),
  );
}

/** Lets the field be as tall as its text, up to a third of the window, and counts near the end. */
function grow() {
  const { length } = toWire(field.value);
  fill(count, length > COUNT_FROM ? t("composer.count", { n: length, most: MOST }) : null);
  count.toggleAttribute("data-bad", length > MOST);
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, innerHeight / 3)}px`;
}
