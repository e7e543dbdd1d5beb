// Where messages are written: grows with the text, remembers a draft for each room, says when a text is too long.
import { byId } from "./dom.js";
import { isBlank, LONGEST_TEXT } from "../rules.js";
import { ofWindow } from "../storage.js";

const NEAR_LONGEST = 200;

export class Composer {
  #chat;
  #sent;
  #text = byId("text");
  #counter = byId("counter");
  #send = byId("send");
  #room = null;

  /** @param sent Called after a message was handed over. */
  constructor(chat, sent) {
    this.#chat = chat;
    this.#sent = sent;
    chat.addEventListener("enter", () => this.#enter());
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener("input", () => this.#changed());
    this.#text.addEventListener("keydown", (event) => {
      // While an input method composes a character, Enter picks one and sends nothing.
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
        event.preventDefault();
        this.#submit();
      }
    });
  }

  focus() {
    this.#text.focus();
  }

  /** Writes at the caret, as if typed. */
  insert(text) {
    this.#text.setRangeText(text, this.#text.selectionStart, this.#text.selectionEnd, "end");
    this.#changed();
  }

  #enter() {
    const { room } = this.#chat;
    this.#room = room.name;
    this.#text.value = ofWindow.get(`draft.${room.name}`, "");
    this.#text.placeholder = `Message ${room.name}`;
    this.#fit();
  }

  #changed() {
    ofWindow.set(`draft.${this.#room}`, this.#text.value);
    this.#fit();
    if (!isBlank(this.#text.value)) {
      this.#chat.type();
    }
  }

  #fit() {
    const length = this.#text.value.trim().length;
    const left = LONGEST_TEXT - length;
    this.#counter.textContent = left >= NEAR_LONGEST ? "" : left >= 0 ? `${left} left` : `${-left} too many`;
    this.#counter.classList.toggle("over", left < 0);
    this.#send.setAttribute("aria-disabled", String(isBlank(this.#text.value) || left < 0));
    this.#text.setAttribute("aria-invalid", String(left < 0));
    // One row more than it needs would flicker: let it shrink first, then take what it asks for.
    this.#text.style.height = "auto";
    // While the chat is not shown it asks for nothing.
    const height = this.#text.scrollHeight;
    this.#text.style.height = height > 0 ? `${height}px` : "auto";
  }

  #submit() {
    const text = this.#text.value.trim();
    if (isBlank(text) || text.length > LONGEST_TEXT) {
      this.#text.focus();
      return;
    }
    this.#text.value = "";
    ofWindow.set(`draft.${this.#room}`, "");
    this.#fit();
    this.#chat.say(text);
    this.#sent();
    this.#text.focus();
  }
}
