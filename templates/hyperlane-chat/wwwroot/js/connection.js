// One live connection, kept up. When it is lost it is made again, later each time and never at the same moment as everybody else's.
// No wait is without an end: a browser gives a handshake four minutes, and does not notice for as long that a line is dead.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const SETTLED = 5_000;

// From the first try to the welcome.
const HANDSHAKE = 10_000;

// When nothing has come for a while, we ask whether the server is there; if there is reason to doubt it, it has to answer sooner.
const SILENCE = 4_000;
const ANSWER = 6_000;
const DOUBTED_ANSWER = 3_000;

// Close codes after which trying again would not help.
const STOPS = { 1008: "too-fast", 4409: "name-taken", 4410: "taken-over" };

/**
 * Events: "state" whenever `state` changes, and "receive" with each thing the server sends as `detail`.
 *
 * connecting → open ("welcome" came) → waiting (lost; again at `retryAt`) → connecting …
 * stopped: it stays down until somebody calls `retry`; `reason` is "name-taken", "taken-over" or "too-fast".
 */
export class Connection extends EventTarget {
  state = "connecting";
  retryAt = 0;
  reason = null;

  #address;
  #socket = null;
  #failures = 0;
  #began = 0;
  #timer;
  #settle;
  #closed = false;

  /** @param address Says where to connect, as { url, protocols }; asked anew each time, as it tells where to go on. */
  constructor(address) {
    super();
    this.#address = address;
  }

  /** Connects at once, whatever the state is. */
  retry() {
    this.#drop();
    this.#connect();
  }

  /** The network has changed: what was connected before is of no use. */
  renew() {
    if (this.state !== "stopped") {
      this.retry();
    }
  }

  /** Now is a good moment to look: connects at once if it was waiting to. */
  hurry() {
    if (this.state === "waiting") {
      this.retry();
    } else {
      this.doubt();
    }
  }

  /** Something says that the line may be dead. If the server does not answer soon, there will be a new one. */
  doubt() {
    if (this.state === "open") {
      this.#ping(DOUBTED_ANSWER);
    } else if (this.state === "connecting" && Date.now() - this.#began > DOUBTED_ANSWER) {
      this.restart();
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
    this.#began = Date.now();
    this.#change("connecting");
    const { url, protocols } = this.#address();
    const socket = new WebSocket(url, protocols);
    this.#socket = socket;
    this.#timer = setTimeout(() => this.restart(), HANDSHAKE);
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
    const socket = this.#socket;
    this.dispatchEvent(new CustomEvent("receive", { detail: message }));
    if (socket !== this.#socket) {
      return; // whoever heard it has ended this connection
    }
    if (message.type === "welcome") {
      this.#change("open");
      // A server that lets us in only to fall over must not be called twice a second.
      this.#settle = setTimeout(() => (this.#failures = 0), SETTLED);
    }
    if (this.state === "open") {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ping(ANSWER), SILENCE);
    }
  }

  #ping(patience) {
    clearTimeout(this.#timer);
    this.send({ type: "ping" });
    this.#timer = setTimeout(() => this.restart(), patience);
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
