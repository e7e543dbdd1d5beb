// The messages of the room: drawn once per frame at most, kept where the reader is, read back when the reader scrolls up.
import { arrange, byId, icon, make } from "./dom.js";
import { makeMessage, updateMessage } from "./message.js";
import { rowsOf } from "./rows.js";
import { untilMidnight } from "./time.js";

const NEAR_END = 60;
const NEAR_BEGINNING = 400;
const MOST = 1_500;
const KEEP = 600;

export class LogView {
  #chat;
  #unread;
  #log = byId("log");
  #list = byId("messages");
  #top = byId("log-top");
  #jump = byId("jump");
  #items = new Map();
  #room = null;
  #oldest = null;
  #newFrom = null;
  #atEnd = true;
  #opening = true;
  #frame = 0;
  #midnight;

  constructor(chat, unread) {
    this.#chat = chat;
    this.#unread = unread;
    for (const event of ["enter", "messages", "connection"]) {
      chat.addEventListener(event, () => this.#plan());
    }
    this.#log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#jump.addEventListener("click", () => this.toEnd(true));
    document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? this.#look() : this.#lookAway()));
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(this.#log);
  }

  /** To the newest message. */
  toEnd(smooth = false) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#log.scrollTo({ top: this.#log.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
  }

  /** We have said something: what is above is read. */
  answered() {
    this.#newFrom = null;
    this.#atEnd = true;
    this.#plan();
  }

  // A hidden page has no frames, and its messages still have to be drawn before somebody looks (and for who listens).
  #plan() {
    if (document.visibilityState === "hidden") {
      this.#draw();
    } else if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => this.#draw());
    }
  }

  #draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const { room, connection, pending, name } = this.#chat;
    if (room === null) {
      return;
    }
    if (room !== this.#room) {
      this.#open(room);
    }
    if (this.#atEnd) {
      room.trim(MOST, KEEP);
    }
    this.#findNew(room);

    const now = new Date();
    const anchor = this.#atEnd ? null : this.#anchor();
    this.#announce(room);
    arrange(this.#list, rowsOf(room, pending, name, this.#newFrom, connection.state === "open", now).map((row) => this.#itemOf(row)));
    this.#drawTop(room, pending.length);
    this.#sweep();

    if (anchor !== null) {
      this.#log.scrollTop += anchor.item.offsetTop - anchor.top;
    } else if (this.#atEnd) {
      this.toEnd();
      this.#showNew(room);
    }

    this.#look();
    this.#readMoreIfShort();
    clearTimeout(this.#midnight);
    this.#midnight = setTimeout(() => this.#plan(), untilMidnight(now) + 1_000);
  }

  #open(room) {
    this.#room = room;
    this.#items.clear();
    this.#list.replaceChildren();
    this.#oldest = null;
    this.#newFrom = null;
    this.#atEnd = true;
    this.#opening = true;
  }

  /** What came while nobody looked begins somewhere; that place stays marked until we answer or leave. */
  #findNew(room) {
    const seen = this.#unread.seen(room.name);
    const away = this.#opening || !this.#atEnd || document.visibilityState === "hidden";
    if (this.#newFrom === null && away && seen !== undefined && room.newest > seen) {
      this.#newFrom = seen + 1;
    }
  }

  /** A room that was opened shows the line above what is new, if that is further up than a screen. */
  #showNew(room) {
    if (!this.#opening || room.messages.length === 0) {
      return;
    }
    this.#opening = false;
    const divider = this.#items.get("new");
    if (divider !== undefined && divider.offsetTop < this.#log.scrollTop) {
      this.#log.scrollTop = divider.offsetTop - 16;
      this.#atEnd = false;
    }
  }

  #itemOf(row) {
    let item = this.#items.get(row.key);
    if (item === undefined) {
      item = row.kind === "message" ? makeMessage(row) : makeDivider(row.kind);
      this.#items.set(row.key, item);
    }
    if (row.kind === "message") {
      updateMessage(item, row, this.#chat);
    } else if (row.kind === "day" && item.textContent !== row.text) {
      item.firstChild.textContent = row.text;
    }
    return item;
  }

  #sweep() {
    for (const [key, item] of this.#items) {
      if (!item.isConnected) {
        this.#items.delete(key);
      }
    }
  }

  /** A screen reader reads what is new, not what was read back from the past. */
  #announce(room) {
    const oldest = room.messages[0]?.id ?? null;
    const past = oldest !== this.#oldest;
    this.#oldest = oldest;
    this.#log.setAttribute("aria-live", past || this.#opening ? "off" : "polite");
  }

  #drawTop(room, pending) {
    const { reading, readingFailed } = this.#chat;
    const isEmpty = room.complete && room.messages.length === 0 && pending === 0;
    const state = reading ? "reading" : readingFailed ? "failed" : isEmpty ? "empty" : room.complete ? "beginning" : "";
    if (this.#top.dataset.state !== `${state} ${room.name}`) {
      this.#top.dataset.state = `${state} ${room.name}`;
      this.#top.className = `log-top ${state}`;
      this.#top.replaceChildren(...topOf(state, room.name, () => this.#chat.readEarlier()));
    }
  }

  /** The first message in sight, and where it is: it shall be there afterwards too. */
  #anchor() {
    const item = [...this.#list.children].find((one) => one.offsetTop + one.offsetHeight > this.#log.scrollTop && one.matches(".message"));
    return item === undefined ? null : { item, top: item.offsetTop };
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    this.#atEnd = scrollHeight - clientHeight - scrollTop < NEAR_END;
    this.#look();
    if (scrollTop < NEAR_BEGINNING && !this.#chat.readingFailed) {
      this.#chat.readEarlier();
    }
  }

  #readMoreIfShort() {
    const { scrollHeight, clientHeight } = this.#log;
    if (clientHeight > 0 && scrollHeight <= clientHeight && this.#room.messages.length > 0 && !this.#chat.readingFailed) {
      this.#chat.readEarlier();
    }
  }

  /** Whoever is at the end of a page in sight has seen all of it. */
  #look() {
    const room = this.#room;
    if (room === null || !room.begun) {
      return;
    }
    if (this.#atEnd && document.visibilityState === "visible") {
      this.#unread.see(room.name, room.newest);
    }
    const count = this.#unread.count(room.name, room.newest);
    this.#jump.hidden = this.#atEnd;
    this.#jump.classList.toggle("has-new", count > 0);
    this.#jump.lastElementChild.textContent = count > 0 ? `${count} new ${count === 1 ? "message" : "messages"}` : "To the latest";
  }

  #lookAway() {
    if (this.#atEnd) {
      this.#newFrom = null;
    }
  }
}

function makeDivider(kind) {
  return kind === "day"
    ? make("li", { className: "divider day" }, make("span", {}))
    : make("li", { className: "divider new" }, make("span", { textContent: "New messages" }));
}

function topOf(state, room, again) {
  switch (state) {
    case "reading":
      return [make("span", { className: "spinner" }), make("span", { textContent: "Reading earlier messages…" })];
    case "failed":
      return [
        make("span", { textContent: "Earlier messages could not be read." }),
        make("button", { type: "button", className: "button button-small", textContent: "Try again", onclick: again }),
      ];
    case "empty":
      return [
        make("div", { className: "empty-art", "aria-hidden": "true" }, icon("mark")),
        make("h2", { textContent: "Nobody has said anything yet" }),
        make("p", {}, "You are the first in ", make("bdi", { textContent: room }), ". A hello is a good start."),
      ];
    case "beginning":
      return [icon("hash"), make("span", {}, "This is where ", make("bdi", { textContent: room }), " begins.")];
    default:
      return [];
  }
}
