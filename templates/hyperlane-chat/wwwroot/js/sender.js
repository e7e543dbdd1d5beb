// Sends a room's outbox, one message at a time: the next goes when the last is stored, so they arrive in the order they were written.

const PATIENCE = 15_000;
const PAUSE = 2_000;
const STORAGE_ATTEMPTS = 3;

export class Sender {
  #connection;
  #outbox;
  #room;
  #name;
  #onWay = null;
  #attempts = 0;
  #timer;

  constructor(connection, outbox, room, name) {
    this.#connection = connection;
    this.#outbox = outbox;
    this.#room = room;
    this.#name = name;
    connection.addEventListener("state", () => {
      this.#settle();
      this.pump();
    });
  }

  /** Sends the next message, unless one is on its way. */
  pump() {
    const entry = this.#outbox.next(this.#room);
    if (this.#onWay !== null || entry === undefined || this.#connection.state !== "open") {
      return;
    }

    if (entry.sentAs !== null && entry.sentAs !== this.#name) {
      // Under its old name it may be stored already, and under the new one it would be stored twice.
      this.#outbox.fail(this.#room, entry.clientId, `It may have been sent already, as ${entry.sentAs}.`);
      this.pump();
      return;
    }

    this.#onWay = entry.clientId;
    this.#outbox.mark(this.#room, entry.clientId, this.#name);
    this.#connection.send({ type: "say", text: entry.text, clientId: entry.clientId });
    // No answer at all: the line is dead and nobody has told us.
    this.#timer = setTimeout(() => this.#connection.restart(), PATIENCE);
  }

  /** A message of ours came back: it is stored. */
  acknowledge(clientId) {
    if (clientId === this.#onWay) {
      this.#attempts = 0;
      this.#settle();
    }
    this.#outbox.remove(this.#room, clientId);
    this.pump();
  }

  /** The server did not take a message. */
  refuse({ clientId, code, detail }) {
    if (clientId === undefined || clientId !== this.#onWay) {
      return;
    }

    this.#settle();
    const passes = code === "slow-down" || (code === "storage" && ++this.#attempts < STORAGE_ATTEMPTS);
    if (passes) {
      this.#onWay = clientId;
      this.#timer = setTimeout(() => {
        this.#settle();
        this.pump();
      }, PAUSE);
      return;
    }

    this.#attempts = 0;
    this.#outbox.fail(this.#room, clientId, detail);
    this.pump();
  }

  /** Forgets what is on its way. */
  stop() {
    this.#settle();
  }

  #settle() {
    clearTimeout(this.#timer);
    this.#onWay = null;
  }
}
