// The list of rooms, asked for now and then.
import { createRoom, listRooms, Refusal } from "./api.js";

const SHOWN = 5_000;
const HIDDEN = 20_000;

// An answer that takes longer says that something is wrong with the line.
const SLOW = 4_000;

/** Events: "change" after each answer; "doubt" when there is none, or none for a while. */
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
    const doubt = () => ask === this.#asks && this.dispatchEvent(new Event("doubt"));
    const slow = setTimeout(doubt, SLOW);
    try {
      const rooms = await listRooms();
      if (ask === this.#asks) {
        this.all = rooms;
        this.dispatchEvent(new Event("change"));
      }
    } catch (error) {
      // The list stays as it was. Where the server has refused, it is there.
      if (!(error instanceof Refusal)) {
        doubt();
      }
    } finally {
      clearTimeout(slow);
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
