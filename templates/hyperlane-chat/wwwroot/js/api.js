// What the server can be asked over HTTP, and where its live connections are.

/** The server refused; `status` says why, and `errors` has what is wrong with each field. */
export class Refusal extends Error {
  constructor(status, problem) {
    const fields = Object.values(problem?.errors ?? {}).flat();
    super(fields.join(" ") || problem?.detail || problem?.title || `The server answered ${status}.`);
    this.status = status;
  }
}

/** All rooms: name, members, lastId, lastAt. */
export const listRooms = () => ask("rooms");

/** Creates a room, or finds the one that has the name. */
export const createRoom = (name) =>
  ask("rooms", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name }) });

/** The newest messages before an id, ascending. */
export const readMessages = (room, before, limit) =>
  ask(`rooms/${encodeURIComponent(room)}/messages?${new URLSearchParams({ before, limit })}`);

/** The address of a room's live connection; with `after`, the server begins with what came after that message. */
export function liveAddress(room, name, session, after) {
  const url = new URL(`rooms/${encodeURIComponent(room)}/live`, document.baseURI);
  url.protocol = url.protocol.replace("http", "ws");
  url.search = new URLSearchParams({ name, session, ...(after === undefined ? {} : { after }) });
  return url;
}

async function ask(path, init = {}) {
  const response = await fetch(new URL(path, document.baseURI), { cache: "no-store", signal: AbortSignal.timeout(15_000), ...init });
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Refusal(response.status, body);
  }
  return body;
}
