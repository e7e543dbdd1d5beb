// What is wrong with the connection, and what can be done.
import { byId } from "./dom.js";

const QUIET = 800;

const STOPPED = {
  "too-fast": ["Too many messages in a short time.", "The server has closed the connection.", "Reconnect"],
  "taken-over": ["This chat goes on in another window.", "", "Use it here"],
  "name-taken": ["Somebody else has your name here.", "", "Choose another name"],
};

export class BannerView {
  #chat;
  #rename;
  #banner = byId("banner");
  #text = byId("banner-text");
  #detail = byId("banner-detail");
  #countdown = byId("banner-countdown");
  #action = byId("banner-action");
  #since = 0;
  #timer;

  /** @param rename Lets the user choose another name. */
  constructor(chat, rename) {
    this.#chat = chat;
    this.#rename = rename;
    chat.addEventListener("connection", () => this.#draw());
    this.#action.addEventListener("click", () => this.#act());
  }

  #draw() {
    clearTimeout(this.#timer);
    const { state, reason, retryAt } = this.#chat.connection;
    if (state === "open") {
      this.#since = 0;
      this.#show(false);
      return;
    }

    if (state === "stopped") {
      const [text, detail, action] = STOPPED[reason];
      this.#say(text, detail, "", action);
      this.#show(true);
      return;
    }

    // A connection that is back in a moment is not worth a word.
    this.#since ||= Date.now();
    const quiet = this.#since + QUIET - Date.now();
    if (quiet > 0) {
      this.#timer = setTimeout(() => this.#draw(), quiet);
      return;
    }

    const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1_000));
    const waits = state === "waiting" && seconds > 0;
    this.#say("No connection.", "What you write is kept and goes out later.", waits ? `Next try in ${seconds} s` : "Trying…", "Try now");
    this.#show(true);
    this.#timer = setTimeout(() => this.#draw(), 500);
  }

  #say(text, detail, countdown, action) {
    // A screen reader reads what is set, even if it is the same again.
    if (this.#text.textContent !== text || this.#detail.textContent !== detail) {
      this.#text.textContent = text;
      this.#detail.textContent = detail;
    }
    this.#countdown.textContent = countdown;
    this.#action.textContent = action;
  }

  #show(shown) {
    if (!shown && this.#banner.contains(document.activeElement)) {
      byId("text").focus();
    }
    this.#banner.hidden = !shown;
    byId("app").dataset.connection = shown ? "lost" : "";
  }

  #act() {
    const { state, reason } = this.#chat.connection;
    if (state === "stopped" && reason === "name-taken") {
      this.#rename();
    } else {
      this.#chat.connection.retry();
    }
  }
}
