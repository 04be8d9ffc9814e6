/** Building the page: every node is made here, so foreign text can only become a text node. */

/**
 * Builds an element: `el("button.primary", {type: "button", onclick}, "Send")`.
 * A property that is null or false is left out; true stands as an empty attribute.
 */
export function el(spec, properties, ...children) {
  const [tag, ...classes] = spec.split(".");
  const node = document.createElement(tag || "div");
  if (classes.length) node.className = classes.join(" ");
  for (const [name, value] of Object.entries(properties ?? {})) set(node, name, value);
  node.append(...shown(children));
  return node;
}

/** Puts children in the place of whatever a node held. */
export function fill(node, ...children) {
  node.replaceChildren(...shown(children));
  return node;
}

function shown(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false);
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "value") node.value = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** Makes `nodes` the children of a node; those that stay are not moved, so the focus in them lives. */
export function arrange(parent, nodes) {
  const wanted = shown([nodes]);
  const staying = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!staying.has(child)) child.remove();
  let at = parent.firstChild;
  for (const node of wanted) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
}

/** A button that does nothing but what it is told (never submits a form). */
export function button(spec, properties, ...children) {
  return el(`button${spec ? `.${spec}` : ""}`, { type: "button", ...properties }, ...children);
}

/** A square button with an icon; its label is its name for everyone who cannot see it. */
export function iconButton(name, label, onclick, properties) {
  return button(
    "icon-button",
    { "aria-label": label, title: label, onclick, ...properties },
    icon(name),
  );
}

let lastId = 0;

/** An id no other element has, for labels and descriptions. */
export function freshId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/** The address when it is safe to follow, otherwise null. */
export function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null; // not an address at all
  }
}

/** True for a picture this machine serves; others are never fetched: nothing leaves the machine. */
export function isLocal(address) {
  try {
    return new URL(address, location.href).origin === location.origin;
  } catch {
    return false; // not an address at all
  }
}

/** One of the page's icons, drawn on a 20 pixel square. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const ICONS = {
  back: "M12 4 6 10l6 6",
  branch: "M5 3v8a3 3 0 0 0 3 3h8m-3-3 3 3-3 3",
  calendar: "M4 5.5h12v11H4zM4 9h12M7 3.5v3m6-3v3",
  channel:
    "M4 5.5a1.5 1.5 0 0 1 1.5-1.5h9A1.5 1.5 0 0 1 16 5.5v6a1.5 1.5 0 0 1-1.5 1.5H9l-4 3.5V13a1.5 1.5 0 0 1-1-1.4z",
  channels: "M4 6h12M4 10h12M4 14h8",
  check: "m4.5 10.5 3.5 3.5 7.5-8",
  clock: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm0 3.5V10l2.5 2",
  close: "m5 5 10 10M15 5 5 15",
  copy: "M7 7V4.5A1.5 1.5 0 0 1 8.5 3h7A1.5 1.5 0 0 1 17 4.5v7a1.5 1.5 0 0 1-1.5 1.5H13M4.5 7h7A1.5 1.5 0 0 1 13 8.5v7a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 15.5v-7A1.5 1.5 0 0 1 4.5 7z",
  down: "m5 8 5 5 5-5",
  edit: "m4 13.5 8.5-8.5a1.8 1.8 0 0 1 2.5 2.5L6.5 16H4z",
  eye: "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z",
  file: "M6 3h5.5L15 6.5V16a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zm5.5 0v3.5H15",
  language:
    "M3 5.5h8M7 3.5v2m2.5 0C9 9 6.5 11.5 3.5 13M5 8c1 2 3 3.8 5 4.5M10 17l3.5-8.5L17 17m-6-2.5h5",
  list: "M8 5.5h8M8 10h8m-8 4.5h8M4 5.5h.5M4 10h.5M4 14.5h.5",
  lock: "M6 9V7a4 4 0 0 1 8 0v2m-9 0h10v7.5H5z",
  moon: "M16 11.5A6.5 6.5 0 0 1 8.5 4a6.5 6.5 0 1 0 7.5 7.5z",
  more: "M4 10a.75.75 0 1 0 1.5 0 .75.75 0 1 0-1.5 0m5.25 0a.75.75 0 1 0 1.5 0 .75.75 0 1 0-1.5 0m5.25 0a.75.75 0 1 0 1.5 0 .75.75 0 1 0-1.5 0",
  open: "M8 4H4v12h12v-4M11 4h5v5m0-5-7 7",
  pause: "M7 4.5v11m6-11v11",
  people:
    "M7.5 4a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM3 16c0-2.8 2-4.5 4.5-4.5S12 13.2 12 16m.5-11.7a2.5 2.5 0 0 1 0 4.5M14 11.9c1.8.6 3 2.1 3 4.1",
  pin: "M10 17s5-4.6 5-8.5a5 5 0 0 0-10 0C5 12.4 10 17 10 17zm0-10.3a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6",
  play: "M6.5 4.5v11l9-5.5z",
  plug: "M7 3v4m6-4v4M5 7h10v2.5a5 5 0 0 1-10 0zm5 7.5V18",
  plus: "M10 4v12M4 10h12",
  poll: "M4 16.5h12M5.5 16V9.5m4.5 6.5V4m4.5 12V7",
  reply: "M8 5 3.5 9.5 8 14m-4.5-4.5H11a5.5 5.5 0 0 1 5.5 5.5v1",
  send: "M3.5 10 16.5 4l-4 12.5-3-5.5zm6 1 7-7",
  slash:
    "M4.5 3.5h11a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zm7 3.5-3 6",
  smile:
    "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM7 12c.8 1.1 1.8 1.6 3 1.6s2.2-.5 3-1.6M7.5 8h.01m4.99 0h.01",
  star: "m10 3.5 2 4.3 4.7.6-3.4 3.2.9 4.7L10 14l-4.2 2.3.9-4.7-3.4-3.2 4.7-.6z",
  sun: "M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zm0-4v1m0 12v1m7-7h-1M4 10H3m12-5-.7.7M5.7 14.3 5 15m10 0-.7-.7M5.7 5.7 5 5",
  system: "M3.5 4.5h13v9h-13zM7 17h6m-3-3.5V17",
  trash: "M4 6h12M8 6V4h4v2m-6.5 0 .5 11h8l.5-11",
  trophy:
    "M6.5 3.5h7v5a3.5 3.5 0 0 1-7 0zm0 1.5H4c0 2.5 1 4 2.8 4M13.5 5H16c0 2.5-1 4-2.8 4M10 12v2.5m-3 2h6m-4.5 0v-2h3v2",
  warning: "M10 3.5 17.5 16.5h-15zm0 5v4m0 2h.01",
};
