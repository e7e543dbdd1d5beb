// The list of rooms, asked for now and then.
import { createRoom, listRooms } from "./api.js";

const SHOWN = 5_000;
const HIDDEN = 20_000;

/** Event: "change", after each answer. */
export class Rooms extends EventTarget {
  all = [];
  #timer;
  #asks = 0;

  constructor() {
    super();
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.refresh());
  }

  /** Asks now, and again from time to time. */
  async refresh() {
    clearTimeout(this.#timer);
    const ask = ++this.#asks;
    try {
      const rooms = await listRooms();
      if (ask === this.#asks) {
        this.all = rooms;
        this.dispatchEvent(new Event("change"));
      }
    } catch {
      // The connection's banner says that the server is gone. The list stays as it was.
    } finally {
      if (ask === this.#asks) {
        this.#timer = setTimeout(() => this.refresh(), document.visibilityState === "visible" ? SHOWN : HIDDEN);
      }
    }
  }

  find(name) {
    return this.all.find((room) => room.name === name);
  }

  /** Creates a room; throws a Refusal that says what is wrong with its name. */
  async create(name) {
    const room = await createRoom(name);
    await this.refresh();
    return room;
  }
}
