// Keeps the overview true: the server tells the whole state whenever it changed.

const root = document.querySelector("[data-live]");
if (root) listen(root);

function listen(root) {
  const source = new EventSource(root.dataset.live);
  const mark = (isOn) => {
    root.dataset.connected = isOn;
    root.querySelector("[data-live-text]").textContent = isOn ? root.dataset.on : root.dataset.off;
  };
  source.addEventListener("open", () => mark(true));
  source.addEventListener("error", () => mark(false));
  source.addEventListener("message", (event) => show(root, JSON.parse(event.data)));
  addEventListener("pagehide", () => source.close());
}

function show(root, state) {
  root.querySelector("[data-field=state]").dataset.state = state.state;
  put(root.querySelector("[data-field=sentence]"), state.sentence);
  const list = root.querySelector("[data-list]");
  const tiles = new Map([...list.children].map((tile) => [tile.dataset.name, tile]));
  for (const part of state.parts) {
    const tile = tiles.get(part.name) ?? list.appendChild(blank(root));
    tile.dataset.name = part.name;
    tile.dataset.state = part.state;
    for (const field of ["label", "state_label", "reason"]) {
      put(tile.querySelector(`[data-field=${field}]`), part[field]);
    }
    tile.querySelector("time").dateTime = part.since;
  }
  document.dispatchEvent(new Event("times"));
}

function blank(root) {
  return root.querySelector("template").content.cloneNode(true).firstElementChild;
}

// Writing the same text again would make a screen reader say it again.
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
