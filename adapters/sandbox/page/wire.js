// The one line to the server: frames out with answers, frames in, and coming back after a break. See docs/sandbox.md.

import { apply, changed, state } from "./store.js";
import { t } from "./texts.js";

const PAUSES = [500, 1000, 2000, 4000, 8000];
const pending = new Map();
let socket = null;
let count = 0;
let breaks = 0;
let who = { as: "", lang: "" };
let hear = () => {};

/** Opens the line; `heard` gets the frames that the store does not keep. */
export function connect(as, lang, heard) {
  who = { as, lang };
  hear = heard;
  dial();
}

function dial() {
  const address = new URL("/ws", location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  if (who.as) address.searchParams.set("as", who.as);
  if (who.lang) address.searchParams.set("lang", who.lang);
  socket = new WebSocket(address);
  socket.addEventListener("message", (event) => take(JSON.parse(event.data)));
  socket.addEventListener("close", lost);
}

function take(frame) {
  if ("re" in frame) return answered(frame);
  if (frame.on === "refused") {
    state.refused = frame.error;
    who.as = "";
  }
  if (apply(frame)) {
    if (frame.on === "snapshot") arrived();
    return undefined;
  }
  return hear(frame);
}

function arrived() {
  breaks = 0;
  who = { as: state.me, lang: state.lang };
  for (const waiting of pending.values()) put(waiting.frame);
}

function answered(frame) {
  const waiting = pending.get(frame.re);
  pending.delete(frame.re);
  waiting?.resolve(frame);
}

function lost() {
  state.online = false;
  changed("connection");
  for (const [id, waiting] of pending) {
    if (waiting.frame.nonce) continue;
    pending.delete(id);
    waiting.resolve({ ok: false, error: t("page-lost") });
  }
  setTimeout(dial, PAUSES[Math.min(breaks++, PAUSES.length - 1)]);
}

function put(frame) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
}

/** Asks the server to do something; always resolves with its reply. What carries a nonce is said again after a break. */
export function ask(what, fields = {}) {
  const frame = { id: ++count, do: what, ...fields };
  if (!state.online && !frame.nonce) return Promise.resolve({ ok: false, error: t("page-lost") });
  return new Promise((resolve) => {
    pending.set(frame.id, { frame, resolve });
    put(frame);
  });
}

/** Asks, and tells the reader when it did not work. */
export async function tell(what, fields = {}) {
  const reply = await ask(what, fields);
  if (!reply.ok) hear({ on: "notice", tone: "trouble", text: reply.error || t("page-failed") });
  return reply;
}

/** Uploads one file; resolves with the server's answer. */
export async function upload(file) {
  const address = new URL("/api/files", location.href);
  address.search = new URLSearchParams({ as: state.me, name: file.name || "picture.png" });
  try {
    const answer = await fetch(address, { method: "POST", body: file, headers: { "Content-Type": file.type || "application/octet-stream" } });
    return await answer.json();
  } catch {
    return { ok: false, error: t("page-lost") };
  }
}

/** A name for a send that the server recognises when it hears it twice. */
export function nonce() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
