// Messages on their way: kept until the server has acknowledged them, across lost connections and reloads of the page.
import { newId } from "./ids.js";
import { ofWindow } from "./storage.js";

/**
 * Entries are { clientId, text, at, sentAs, failure }. `clientId` makes it safe to send again: the server stores it once for a name,
 * and answers a repetition with the message it has. Event: "change".
 */
export class Outbox extends EventTarget {
  #rooms;

  /** @param isNew Whether the window is new, and what lies there belongs to the window it was duplicated from. */
  constructor(isNew) {
    super();
    this.#rooms = isNew ? {} : ofWindow.get("outbox", {});
  }

  /** What waits in a room, in the order it was written. */
  of(room) {
    return this.#rooms[room] ?? [];
  }

  /** The next to send. */
  next(room) {
    return this.of(room).find(({ failure }) => failure === null);
  }

  add(room, text) {
    (this.#rooms[room] ??= []).push({ clientId: newId(), text, at: new Date().toISOString(), sentAs: null, failure: null });
    this.#save();
  }

  /** It goes out now, under this name. */
  mark(room, clientId, name) {
    this.#edit(room, clientId, { sentAs: name });
  }

  /** The server has it; or the user no longer wants it sent. */
  remove(room, clientId) {
    const rest = this.of(room).filter((entry) => entry.clientId !== clientId);
    if (rest.length === this.of(room).length) {
      return false;
    }
    this.#rooms[room] = rest;
    this.#save();
    return true;
  }

  /** It will not go out on its own. */
  fail(room, clientId, reason) {
    this.#edit(room, clientId, { failure: reason });
  }

  /** The user wants it sent after all, whoever sends it. */
  retry(room, clientId) {
    this.#edit(room, clientId, { failure: null, sentAs: null });
  }

  #edit(room, clientId, change) {
    const entry = this.of(room).find((one) => one.clientId === clientId);
    if (entry !== undefined) {
      Object.assign(entry, change);
      this.#save();
    }
  }

  #save() {
    ofWindow.set("outbox", this.#rooms);
    this.dispatchEvent(new Event("change"));
  }
}
