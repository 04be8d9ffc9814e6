/** The socket to the room: requests with answers, pushed events, and coming back after a loss. */

const ANSWER_MS = 15_000;
const LONGEST_WAIT_MS = 5_000;

/** What the room refused, with the code that says why. */
class Refused extends Error {
  constructor({ code, message }) {
    super(message);
    this.code = code;
  }
}

const waiting = new Map();
let socket = null;
let nextId = 1;
let losses = 0;
let retry = 0;

/**
 * Joins the room as one person, leaving it as anyone played before.
 * `hear(event, data)` gets every push; `lost()` is told when the line breaks.
 */
export function join(handle, hear, lost) {
  leave();
  const mine = new WebSocket(address(handle));
  socket = mine;
  mine.addEventListener("message", (frame) => {
    if (socket === mine) receive(JSON.parse(frame.data), hear);
  });
  mine.addEventListener("close", () => {
    if (socket !== mine) return; // left on purpose
    rejectAll("disconnected");
    losses += 1;
    lost();
    retry = setTimeout(
      () => join(handle, hear, lost),
      Math.min(LONGEST_WAIT_MS, 250 * 2 ** losses),
    );
  });
}

/** Leaves the room quietly. */
function leave() {
  clearTimeout(retry);
  const old = socket;
  socket = null;
  old?.close();
  rejectAll("disconnected");
}

/** Asks the room for something and gives its result; rejects with Refused. */
export function request(op, fields = {}) {
  if (socket?.readyState !== WebSocket.OPEN) {
    return Promise.reject(new Refused({ code: "disconnected", message: "not connected" }));
  }
  const id = nextId;
  nextId += 1;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => settle(id, { error: { code: "timeout", message: "no answer" } }),
      ANSWER_MS,
    );
    waiting.set(id, { resolve, reject, timer });
    socket.send(JSON.stringify({ id, op, ...fields }));
  });
}

function address(handle) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/room?as=${encodeURIComponent(handle)}`;
}

function receive(frame, hear) {
  if (!("event" in frame)) {
    settle(frame.id, frame);
    return;
  }
  if (frame.event === "hello") losses = 0;
  hear(frame.event, frame.data);
}

function settle(id, { ok, result, error }) {
  const asker = waiting.get(id);
  if (!asker) return; // answered after its time was up
  waiting.delete(id);
  clearTimeout(asker.timer);
  if (ok) asker.resolve(result ?? {});
  else asker.reject(new Refused(error));
}

function rejectAll(code) {
  for (const id of [...waiting.keys()]) settle(id, { error: { code, message: code } });
}
