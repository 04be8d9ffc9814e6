/** Files on their way into the room: chosen, pasted or dropped. */

import { sizeOf } from "./attachments.js";
import { el, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { complain } from "./toasts.js";

const MOST_BYTES = 10 * 1024 ** 2; // Discord's limit for one file
const MOST_FILES = 10;

/** The files of a list that may be sent; the others are refused aloud. */
export function admissible(files, held = 0) {
  const fitting = [...files].filter((one) => {
    if (one.size <= MOST_BYTES) return true;
    complain({ code: "too_large", message: one.name });
    return false;
  });
  return fitting.slice(0, Math.max(0, MOST_FILES - held));
}

/** A file as the room takes it: {filename, content_type, data}. */
export function encode(one) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      const [, data] = reader.result.split(",");
      resolve({
        filename: one.name,
        content_type: one.type || "application/octet-stream",
        data: data ?? "",
      });
    });
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(one);
  });
}

/** A file waiting to be sent, with a picture of it where it is one. */
export function preview(one, remove) {
  const picture = one.type.startsWith("image/")
    ? el("img", { src: URL.createObjectURL(one), alt: "" })
    : icon("file");
  picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
  return el(
    "li.upload",
    null,
    picture,
    el("span.file-name", null, one.name),
    el("span.quiet.numbers", null, sizeOf(one.size)),
    iconButton("close", t("upload.remove", { name: one.name }), remove),
  );
}

/** Opens the system's file dialog. */
export function chooseFiles(take, multiple = true) {
  const input = el("input", { type: "file", multiple, hidden: true });
  input.addEventListener("change", () => take(input.files));
  for (const end of ["change", "cancel"]) input.addEventListener(end, () => input.remove());
  document.body.append(input); // on the page, or it may be collected before the dialog is done
  input.click();
}

/** A file field of a form; `read()` gives promises' results gathered so far. */
export function uploadField(id, most) {
  const held = [];
  const control = el("input", { type: "file", id, multiple: most > 1 });
  el("div.file-field", null, control);
  control.addEventListener("change", async () => {
    held.splice(
      0,
      held.length,
      ...(await Promise.all(admissible(control.files).slice(0, most).map(encode))),
    );
  });
  return { control, read: () => [...held] };
}
