// What the page knows: a snapshot from the server and the increments to it. Drawing modules listen by topic.

export const state = {
  ready: false, online: false, refused: "",
  community: { name: "", members: 0 }, lang: "en", langs: [], zone: "UTC", skew: 0,
  me: "", personas: [], people: [], counts: { here: 0, away: 0 },
  channels: [], messages: new Map(), notes: [], waiting: [], events: [],
  commands: [], scenes: [], troubles: [], steward: { running: true, why: "" }, texts: {}, progress: new Map(),
  room: "", fresh: new Set(), pick: null,
};

const listeners = new Map();
const waiting = new Set();
const KEPT = 400;

/** Calls `listener` once a frame after any of the topics changed. */
export function on(topics, listener) {
  for (const topic of topics.split(" ")) listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

/** Says that topics changed; listeners run together before the next paint, so that a flood draws once a frame. A page
 *  that nobody sees is not painted and draws four times a second. */
export function changed(...topics) {
  if (waiting.size === 0) {
    if (document.hidden) setTimeout(flush, 250);
    else requestAnimationFrame(flush);
  }
  for (const topic of topics) waiting.add(topic);
}

export function flush() {
  const due = new Set([...waiting].flatMap((topic) => listeners.get(topic) ?? []));
  waiting.clear();
  for (const listener of due) listener();
}

export const channel = (id = state.room) => state.channels.find((one) => one.id === id) ?? null;
export const person = (id) => state.people.find((one) => one.id === id) ?? null;
export const persona = () => state.personas.find((one) => one.id === state.me) ?? null;
export const messagesOf = (id) => state.messages.get(id) ?? [];

/** What stands in a room: its messages and the notes that only I see, by time. */
export function entries(id) {
  const notes = state.notes.filter((note) => note.channel === id);
  const all = messagesOf(id);
  return notes.length ? [...all, ...notes].sort((a, b) => a.at - b.at) : all;
}

export function findMessage(id, channelId = state.room) {
  return messagesOf(channelId).find((one) => one.id === id) ?? state.notes.find((one) => one.id === id) ?? null;
}

const frames = {
  snapshot(frame) {
    const { on: _, messages, now, ...rest } = frame;
    Object.assign(state, { events: [] }, rest, { ready: true, online: true, refused: "", skew: now ? now / 1000 - Date.now() : 0 });
    state.messages = new Map(Object.entries(messages ?? {}));
    state.fresh.clear();
    state.progress.clear();
    state.notes ??= [];
    if (!channel()) state.room = firstRoom();
    return ["all", "connection", "texts", "people", "channels", "messages", "waiting", "commands", "troubles", "steward", "room", "progress", "events"];
  },
  message({ message }) {
    const list = messagesOf(message.channel);
    if (list.some((one) => one.id === message.id)) return frames.message_changed({ message });
    state.messages.set(message.channel, [...list, message].slice(-KEPT));
    state.fresh.add(message.id);
    return ["messages", "arrived"];
  },
  message_changed({ message }) {
    const list = messagesOf(message.channel);
    state.messages.set(message.channel, list.map((one) => (one.id === message.id ? message : one)));
    return ["messages"];
  },
  message_gone({ channel: id, id: message }) {
    state.messages.set(id, messagesOf(id).filter((one) => one.id !== message));
    return ["messages"];
  },
  reaction({ channel: id, id: message, reactions }) {
    state.messages.set(id, messagesOf(id).map((one) => (one.id === message ? { ...one, reactions } : one)));
    return ["messages"];
  },
  only_you({ note }) {
    state.notes = [...state.notes.filter((one) => one.id !== note.id), { ...note, only_you: true }].slice(-50);
    state.fresh.add(note.id);
    return ["messages", "arrived"];
  },
  only_you_gone({ id }) {
    state.notes = state.notes.filter((one) => one.id !== id);
    return ["messages"];
  },
  people({ people, counts }) {
    Object.assign(state, { people, counts: counts ?? state.counts });
    return ["people", "messages"];
  },
  channels({ channels }) {
    state.channels = channels;
    if (!channel()) state.room = firstRoom();
    if (wanted) open(wanted);
    return ["channels", "room", "people"];
  },
  waiting: keep("waiting"),
  events: keep("events"),
  commands: keep("commands"),
  troubles: keep("troubles"),
  steward: keep("steward"),
  progress({ id, text, done, total }) {
    if (done >= total) state.progress.delete(id);
    else state.progress.set(id, { text, done, total });
    return ["progress"];
  },
};

/** Where to begin: the first room with something in it. */
function firstRoom() {
  const spoken = state.channels.find((one) => one.kind === "text" && messagesOf(one.id).length > 0);
  return (spoken ?? state.channels[0])?.id ?? "";
}

function keep(name) {
  return (frame) => {
    state[name] = frame[name];
    return [name];
  };
}

/** Takes a frame in; frames that are not about what is known (form, go, notice …) are left to the page. */
export function apply(frame) {
  const take = frames[frame.on];
  if (!take) return false;
  changed(...take(frame));
  return true;
}

let wanted = "";

/** Opens a room; its unread count is gone at once. One that is only just being made opens when it is there. */
export function open(id) {
  wanted = id;
  if (!state.channels.some((one) => one.id === id)) return false;
  wanted = "";
  state.room = id;
  state.pick = null;
  state.channels = state.channels.map((one) => (one.id === id ? { ...one, unread: 0 } : one));
  changed("room", "channels", "people", "messages");
  return true;
}

/** Puts older messages before what a room holds. */
export function putBefore(id, older, more) {
  state.messages.set(id, [...older, ...messagesOf(id)]);
  state.channels = state.channels.map((one) => (one.id === id ? { ...one, more } : one));
  changed("messages");
}
