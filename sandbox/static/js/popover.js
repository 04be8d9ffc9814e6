/** Something small beside an anchor, above everything else, gone with Escape or a press elsewhere. */

import { el } from "./dom.js";

const GAP = 6;
let open = null;

/**
 * Opens `content` beside an anchor (an element, or a point {x, y}).
 * `focus` gets the focus at once; `onclose` is told when it is gone. Gives {close, place}.
 */
export function openPopover(
  anchor,
  content,
  { focus, onclose, returnTo = document.activeElement } = {},
) {
  open?.close();
  const box = el("div.popover", { popover: "manual" }, content);
  // Inside a dialog everything else is inert, so a popover has to live in the dialog.
  const home = anchor instanceof Element ? anchor.closest("dialog") : null;
  (home ?? document.body).append(box);
  box.showPopover();
  const handle = {
    close: () => close(handle),
    place: () => place(box, anchor),
    box,
    onclose,
    returnTo,
    anchor,
  };
  open = handle;
  handle.place();
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("keydown", escape, true);
  window.addEventListener("resize", handle.place);
  (focus ?? box).focus({ preventScroll: true });
  return handle;
}

function close(handle) {
  if (open !== handle) return;
  open = null;
  document.removeEventListener("pointerdown", outside, true);
  document.removeEventListener("keydown", escape, true);
  window.removeEventListener("resize", handle.place);
  const held = handle.box.contains(document.activeElement);
  handle.box.remove();
  if (held && handle.returnTo?.isConnected) handle.returnTo.focus({ preventScroll: true });
  handle.onclose?.();
}

function outside(event) {
  if (open.box.contains(event.target)) return;
  const { anchor } = open;
  // A press on the anchor closes too, and must not open the same thing again.
  if (anchor instanceof Element && anchor.contains(event.target)) swallowNextClick(anchor);
  open.close();
}

function swallowNextClick(anchor) {
  const swallow = (event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  anchor.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => anchor.removeEventListener("click", swallow, { capture: true }), 400);
}

function escape(event) {
  if (event.key !== "Escape") return;
  event.preventDefault(); // or the dialog around it would close too
  event.stopPropagation();
  open.close();
}

function place(box, anchor) {
  const at =
    anchor instanceof Element
      ? anchor.getBoundingClientRect()
      : new DOMRect(anchor.x, anchor.y, 0, 0);
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = at.bottom + GAP;
  const fits = below + height <= innerHeight - GAP;
  const top = fits
    ? below
    : Math.max(GAP, Math.min(at.top - GAP - height, innerHeight - GAP - height));
  const left = Math.max(GAP, Math.min(at.left, innerWidth - GAP - width));
  box.style.setProperty("--x", `${left}px`);
  box.style.setProperty("--y", `${top}px`);
}
