// What we know of one room: an unbroken run of its messages, by id.

/** Messages, ascending, from some point in the past up to the newest that we have seen; nothing between them is missing. */
export class Room {
  messages = [];

  /** Whether the run begins with the room's first message. */
  complete = false;

  /** Where live messages began; null before the first welcome. */
  #start = null;

  constructor(name) {
    this.name = name;
  }

  /** The id to go on after, or undefined before the first welcome. */
  get newest() {
    return this.messages.at(-1)?.id ?? this.#start ?? undefined;
  }

  /** Ids from here on are known; what is older has to be read. */
  get oldest() {
    return this.messages[0]?.id ?? this.#start + 1;
  }

  /** Whether the server has welcomed us once. */
  get begun() {
    return this.#start !== null;
  }

  /** The server let us in; it goes on after `newest`, or after `lastId` the first time. */
  begin(lastId) {
    if (this.#start !== null && lastId < this.newest) {
      // The server has lost its messages, or is another one. Ours are no longer its.
      this.forget();
    }
    if (this.#start === null) {
      this.#start = lastId;
      this.complete = lastId === 0;
    }
  }

  /** Adds a message at the end; false if it is there already (or is older than the run, and will be read in time). */
  append(message) {
    if (message.id <= this.newest) {
      return false;
    }
    if (message.id > this.newest + 1) {
      // More was missed than the server sends at once. What lies between can be read back from here.
      this.messages = [];
      this.complete = false;
    }
    this.messages.push(message);
    return true;
  }

  /** Adds what was read of the time before `oldest`. */
  prepend(messages, limit) {
    const oldest = this.oldest;
    this.messages.unshift(...messages.filter(({ id }) => id < oldest));
    this.complete = messages.length < limit;
  }

  /** Lets go of the oldest, so that a window which stays open for weeks stays small. They can be read again. */
  trim(most, keep) {
    if (this.messages.length > most) {
      this.messages.splice(0, this.messages.length - keep);
      this.complete = false;
    }
  }

  /** Knows nothing any more. */
  forget() {
    this.messages = [];
    this.complete = false;
    this.#start = null;
  }
}
