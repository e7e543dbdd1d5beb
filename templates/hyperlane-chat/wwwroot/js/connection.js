// One live connection, kept up. When it is lost it is made again, later each time and never at the same moment as everybody else's.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const SETTLED = 5_000;

// Close codes after which trying again would not help.
const STOPS = { 1008: "too-fast", 4409: "name-taken" };

/**
 * Events: "state" whenever `state` changes, and "receive" with each thing the server sends as `detail`.
 *
 * connecting → open ("welcome" came) → waiting (lost; again at `retryAt`) → connecting …
 * stopped: it stays down until somebody calls `retry`; `reason` is "name-taken" or "too-fast".
 */
export class Connection extends EventTarget {
  state = "connecting";
  retryAt = 0;
  reason = null;

  #address;
  #socket = null;
  #failures = 0;
  #timer;
  #settle;
  #closed = false;

  /** @param address Says where to connect; asked anew each time, as it tells where to go on. */
  constructor(address) {
    super();
    this.#address = address;
  }

  /** Connects at once, whatever the state is. */
  retry() {
    this.#drop();
    this.#connect();
  }

  /** Connects at once if it was waiting to. */
  hurry() {
    if (this.state === "waiting") {
      this.retry();
    }
  }

  /** Gives a connection up that seems dead, and makes a new one. */
  restart() {
    this.#drop();
    this.#wait();
  }

  /** Sends, if it is open. */
  send(message) {
    if (this.state !== "open") {
      return false;
    }
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Ends it for good. */
  close() {
    this.#closed = true;
    this.#drop();
  }

  #connect() {
    this.#change("connecting");
    const socket = new WebSocket(this.#address());
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
    socket.onclose = ({ code }) => {
      this.#drop();
      if (code in STOPS) {
        this.reason = STOPS[code];
        this.#change("stopped");
      } else {
        this.#wait();
      }
    };
  }

  #receive(message) {
    this.dispatchEvent(new CustomEvent("receive", { detail: message }));
    if (message.type === "welcome") {
      this.#change("open");
      // A server that lets us in only to fall over must not be called twice a second.
      this.#settle = setTimeout(() => (this.#failures = 0), SETTLED);
    }
  }

  #wait() {
    if (this.#closed) {
      return;
    }
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures++) * (0.5 + Math.random() / 2);
    this.retryAt = Date.now() + wait;
    this.#timer = setTimeout(() => this.#connect(), wait);
    this.#change("waiting");
  }

  #drop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#settle);
    const socket = this.#socket;
    if (socket !== null) {
      socket.onmessage = socket.onclose = null;
      socket.close();
      this.#socket = null;
    }
  }

  #change(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}
