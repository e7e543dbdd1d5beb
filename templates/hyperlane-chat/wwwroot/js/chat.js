// The chat behind the page: which room we are in, its messages, its people, and what we have to say. It knows nothing of the page.
import { liveAddress, readMessages } from "./api.js";
import { Connection } from "./connection.js";
import { Room } from "./room.js";
import { Sender } from "./sender.js";

const PAGE = 50;
const LARGEST_PAGE = 200;
const TYPING_EVERY = 2_500;

// A clock that looks this seldom has stood still meanwhile: the machine was asleep.
const LOOK_EVERY = 5_000;
const ASLEEP = 15_000;

/**
 * Events: "enter" (another room), "messages", "members", "connection", "notice" with a text;
 * "typing", "joined" and "left" with a name, "arrived" with a message of somebody else's, "renamed" with the name a room really has.
 */
export class Chat extends EventTarget {
  /** @type {Room} */
  room = null;
  /** @type {Connection} */
  connection = null;
  name = "";
  members = [];
  reading = false;
  readingFailed = false;

  #session;
  #outbox;
  #unread;
  #sender = null;
  #known = new Map();
  #typedAt = 0;
  #behind = null;
  #welcomedAt = Infinity;

  constructor(session, outbox, unread) {
    super();
    this.#session = session;
    this.#outbox = outbox;
    this.#unread = unread;
    outbox.addEventListener("change", () => this.#tell("messages"));
    window.addEventListener("online", () => this.connection?.renew());
    window.addEventListener("offline", () => this.connection?.doubt());
    window.addEventListener("pageshow", () => this.connection?.hurry());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.connection?.hurry());
    this.#watchSleep();
  }

  /** Goes into a room under a name, and out of the one before. */
  enter(roomName, name, lastId = 0) {
    this.leave();
    this.name = name;
    const room = this.#known.get(roomName) ?? new Room(roomName);
    this.#known.set(roomName, room);
    if (lastId - room.newest > LARGEST_PAGE) {
      // Too much was missed to have it all sent: begin anew, and read back as far as somebody scrolls.
      room.forget();
    }

    this.room = room;
    this.members = [];
    this.reading = this.readingFailed = false;
    this.#typedAt = 0;
    this.#behind = null;
    this.#welcomedAt = Infinity;
    const connection = new Connection(() => liveAddress(roomName, name, this.#session, room.newest));
    this.connection = connection;
    this.#sender = new Sender(connection, this.#outbox, roomName, name);
    connection.addEventListener("receive", ({ detail }) => this.#receive(detail));
    connection.addEventListener("state", () => this.#tell("connection"));
    this.#tell("enter");
    this.#tell("members");
    this.#tell("messages");
    connection.retry();
  }

  leave() {
    this.#sender?.stop();
    this.connection?.close();
  }

  /** Whether all is there that was in the room when we came: what was missed, and a first look back. */
  get isSettled() {
    const { messages, complete, newest } = this.room;
    return newest >= this.#welcomedAt && !this.reading && (messages.length > 0 || complete || this.readingFailed);
  }

  /** What we said that is not stored yet. */
  get pending() {
    return this.#outbox.of(this.room.name);
  }

  say(text) {
    this.#outbox.add(this.room.name, text);
    this.#typedAt = 0;
    this.#sender.pump();
  }

  retry(clientId) {
    this.#outbox.retry(this.room.name, clientId);
    this.#sender.pump();
  }

  discard(clientId) {
    this.#outbox.remove(this.room.name, clientId);
  }

  /** Tells the others that we write; calling it with every key is fine. */
  type() {
    const now = Date.now();
    if (now - this.#typedAt >= TYPING_EVERY && this.connection.send({ type: "typing" })) {
      this.#typedAt = now;
    }
  }

  /** Reads what came before the messages that are there. */
  async readEarlier() {
    const room = this.room;
    if (this.reading || room.complete || !room.begun) {
      return;
    }

    this.reading = true;
    this.readingFailed = false;
    this.#tell("messages");
    // The first page reaches back to what we have not seen.
    const unseen = room.messages.length === 0 ? this.#unread.count(room.name, room.newest) : 0;
    const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, unseen + 10));
    const oldest = room.oldest;
    let failed = false;
    try {
      const messages = await readMessages(room.name, oldest, limit);
      if (oldest === room.oldest) {
        room.prepend(messages, limit);
      }
    } catch {
      failed = true;
    }

    if (room === this.room) {
      this.reading = false;
      this.readingFailed = failed;
      this.#tell("messages");
    }
  }

  /**
   * The server says what its newest message is. If we are behind twice in a row, our connection is dead without knowing it
   * (a laptop that slept, a changed network), and we make another.
   */
  compare(lastId) {
    if (this.connection.state !== "open" || this.room.newest >= lastId) {
      this.#behind = null;
    } else if (this.#behind !== null && this.room.newest < this.#behind) {
      this.#behind = null;
      this.connection.restart();
    } else {
      this.#behind = lastId;
    }
  }

  #watchSleep() {
    let looked = Date.now();
    setInterval(() => {
      const slept = Date.now() - looked > ASLEEP;
      looked = Date.now();
      if (slept) {
        this.connection?.hurry();
      }
    }, LOOK_EVERY);
  }

  #receive(message) {
    switch (message.type) {
      case "welcome":
        if (message.room !== this.room.name) {
          this.#tell("renamed", message.room);
          return;
        }
        this.name = message.you;
        this.room.begin(message.lastId);
        this.#welcomedAt = message.lastId;
        this.members = message.members;
        this.#tell("members");
        if (this.room.messages.length === 0) {
          this.readEarlier();
        }
        this.#tell("messages");
        break;

      case "message":
        this.#add(message);
        break;

      case "joined":
      case "left":
        this.members = this.members.filter((name) => name !== message.name);
        if (message.type === "joined") {
          this.members.push(message.name);
        }
        this.#tell("members");
        this.#tell(message.type, message.name);
        break;

      case "typing":
        this.#tell("typing", message.name);
        break;

      case "error":
        this.#refused(message);
        break;
    }
  }

  #refused(error) {
    const isOurs = this.#sender.refuse(error);
    if (isOurs && error.code === "slow-down") {
      this.#tell("notice", "Slowly, please: the rest goes out in a moment.");
    } else if (!isOurs && error.code !== "name-taken") {
      this.#tell("notice", error.detail);
    }
  }

  #add(message) {
    const isNew = this.room.append(message);
    if (message.from === this.name) {
      this.#sender.acknowledge(message.clientId);
    } else if (isNew) {
      this.#tell("arrived", message);
    }
    this.#tell("messages");
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
