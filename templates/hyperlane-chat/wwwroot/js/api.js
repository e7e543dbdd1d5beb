// What the server can be asked over HTTP, and where its live connections are.

/** The server refused; `status` says why, and `errors` has what is wrong with each field. */
export class Refusal extends Error {
  constructor(status, problem) {
    const fields = Object.values(problem?.errors ?? {}).flat();
    super(fields.join(" ") || problem?.detail || problem?.title || `The server answered ${status}.`);
    this.status = status;
  }
}

// As many rooms has a page of the server.
const ROOMS = 200;
const PATIENCE = 10_000;

/** All rooms: name, members, lastId, lastAt. The server gives them in pages. */
export async function listRooms() {
  const all = [];
  let page = await ask("rooms");
  all.push(...page);
  while (page.length === ROOMS) {
    page = await ask(`rooms?${new URLSearchParams({ after: page.at(-1).name })}`);
    all.push(...page);
  }
  return all;
}

/** Creates a room, or finds the one that has the name. */
export const createRoom = (name) =>
  ask("rooms", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name }) });

/** The newest messages before an id, ascending. */
export const readMessages = (room, before, limit) =>
  ask(`rooms/${encodeURIComponent(room)}/messages?${new URLSearchParams({ before, limit })}`);

/**
 * Where a room's live connection is; with `after`, the server begins with what came after that message. The session is a secret,
 * so it is no part of the address, which everything on the way may write down.
 */
export function liveAddress(room, name, session, after) {
  const url = new URL(`rooms/${encodeURIComponent(room)}/live`, document.baseURI);
  url.protocol = url.protocol.replace("http", "ws");
  url.search = new URLSearchParams({ name, ...(after === undefined ? {} : { after }) });
  return { url, protocols: ["chat", `session.${session}`] };
}

async function ask(path, init = {}) {
  const response = await fetch(new URL(path, document.baseURI), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...init });
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Refusal(response.status, body);
  }
  return body;
}
