/** Files and pictures under a message. */

import { button, el, icon, isLocal, webAddress } from "./dom.js";
import { language, t } from "./i18n.js";
import { openPicture } from "./dialogs.js";
import { isVoice, renderVoice } from "./voice.js";

/** Draws the files of a message: pictures to look at, voices to hear, the rest to download. */
export function renderAttachments(attachments) {
  if (!attachments.length) return null;
  return el(
    "div.attachments",
    null,
    attachments.map(one),
  );
}

function one(attachment) {
  if (isVoice(attachment)) return renderVoice(attachment);
  return isPicture(attachment) ? shown(attachment) : file(attachment);
}

/** A picture of an embed or component; one from elsewhere is named and never fetched. */
export function picture({ url, proxy_url: proxy, description, spoiler, width, height }) {
  const address = isLocal(url) ? url : isLocal(proxy) ? proxy : null;
  if (!address) return elsewhere(url);
  return cover(openable(address, description, { width, height }), spoiler);
}

/** A size as people read it. */
export function sizeOf(bytes) {
  const [size, unit] =
    bytes < 1024
      ? [bytes, "byte"]
      : bytes < 1024 ** 2
        ? [bytes / 1024, "kilobyte"]
        : [bytes / 1024 ** 2, "megabyte"];
  const format = {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  };
  return new Intl.NumberFormat(language(), format).format(size);
}

/** Draws a file to download; `name` may stand in for the file's own. */
export function file({ url, filename, name = filename, size }) {
  const address = webAddress(new URL(url, location.href).href);
  return el(
    "a.file",
    { href: address, download: name, target: "_blank", rel: "noopener" },
    icon("file"),
    el("span.file-name", null, name),
    size === undefined ? null : el("span.quiet.numbers", null, sizeOf(size)),
  );
}

function isPicture({ content_type: type, filename }) {
  return type
    ? /^image\/(png|jpeg|gif|webp|avif)/.test(type)
    : /\.(png|jpe?g|gif|webp)$/i.test(filename);
}

function shown({ url, filename, description, width, height }) {
  const hidden = filename.startsWith("SPOILER_");
  return cover(openable(url, description ?? filename, { width, height }), hidden);
}

function openable(url, description, { width, height }) {
  const words = description || t("picture.unnamed");
  const image = el("img", {
    src: url,
    alt: words,
    loading: "lazy",
    width: width ?? null,
    height: height ?? null,
  });
  return button(
    "picture",
    { "aria-label": t("picture.open", { name: words }), onclick: () => openPicture(url, words) },
    image,
  );
}

function cover(shownPicture, hidden) {
  if (!hidden) return shownPicture;
  const lid = button(
    "picture-lid",
    { onclick: () => lid.replaceWith(shownPicture) },
    icon("eye"),
    t("spoiler.show"),
  );
  return lid;
}

function elsewhere(url) {
  const host = webAddress(url) ? new URL(url).host : t("picture.somewhere");
  return el("p.elsewhere", null, icon("plug"), t("picture.elsewhere", { host }));
}
