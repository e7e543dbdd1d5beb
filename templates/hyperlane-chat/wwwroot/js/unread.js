// How many messages came in each room since we last looked. Shared by all windows of this browser.
import { lasting } from "./storage.js";

const KEY = "seen";

/** Rooms we have never been in are not counted. Event: "change". */
export class Unread extends EventTarget {
  #seen = lasting.get(KEY, {});

  constructor() {
    super();
    window.addEventListener("storage", ({ key }) => {
      if (key === `chat.${KEY}`) {
        this.#seen = lasting.get(KEY, {});
        this.dispatchEvent(new Event("change"));
      }
    });
  }

  /** The last message we saw in a room, or undefined. */
  seen(room) {
    return Object.hasOwn(this.#seen, room) ? this.#seen[room] : undefined;
  }

  /** We have seen a room up to this message. */
  see(room, id) {
    if (this.seen(room) !== id) {
      this.#seen = { ...lasting.get(KEY, {}), [room]: id };
      lasting.set(KEY, this.#seen);
      this.dispatchEvent(new Event("change"));
    }
  }

  /** How many we have not seen, given a room's newest. Ids grow by one within a room. */
  count(room, lastId) {
    return Math.max(0, lastId - (this.seen(room) ?? lastId));
  }
}
