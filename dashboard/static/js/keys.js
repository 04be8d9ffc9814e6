// Keyboard: "?" lists the keys, digits open the menu. And every wait shows that something happens.

const FIELDS = "input, select, textarea, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches(FIELDS)) return;
  const found = event.key === "?"
    ? document.getElementById("keys")
    : document.querySelector(`[data-key="${CSS.escape(event.key)}"]`) ?? menuEntry(event.key);
  if (!found) return;
  event.preventDefault();
  if (found.popover) found.togglePopover();
  else if (found.matches(FIELDS)) found.focus();
  else found.click();
});

function menuEntry(key) {
  return /^[1-9]$/.test(key) ? document.querySelectorAll(".menu a")[key - 1] : undefined;
}

// A form is sent once; the bar at the top appears by itself after 300 ms (see base.css).
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  wait();
  setTimeout(() => event.submitter?.setAttribute("disabled", ""));
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const leaves = link && !link.hasAttribute("download") && !link.hash && link.target !== "_blank";
  if (leaves && !event.ctrlKey && !event.metaKey && !event.shiftKey) wait();
});
// The page may come back from the browser's memory, where it was left waiting.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  delete document.documentElement.dataset.waiting;
  for (const button of document.querySelectorAll("button[disabled]")) button.disabled = false;
});

function wait() {
  document.documentElement.dataset.waiting = "";
}
