// The line above the message box: who writes, who came and went, what the server had to say.
import { byId, isolate } from "./dom.js";

const WRITES_FOR = 4_000;
const NOTED_FOR = 5_000;

export class ActivityView {
  #line = byId("activity");
  #writers = new Map();
  #note = "";
  #noteTimer;

  constructor(chat) {
    chat.addEventListener("typing", ({ detail }) => this.#writes(detail));
    chat.addEventListener("arrived", ({ detail }) => this.#stops(detail.from));
    chat.addEventListener("joined", ({ detail }) => this.#say(`${isolate(detail)} came in`));
    chat.addEventListener("left", ({ detail }) => {
      this.#stops(detail);
      this.#say(`${isolate(detail)} left`);
    });
    chat.addEventListener("notice", ({ detail }) => this.#say(detail));
    chat.addEventListener("enter", () => {
      [...this.#writers.keys()].forEach((name) => this.#stops(name));
      this.#say("");
    });
  }

  #writes(name) {
    clearTimeout(this.#writers.get(name));
    this.#writers.set(name, setTimeout(() => this.#stops(name), WRITES_FOR));
    this.#draw();
  }

  #stops(name) {
    clearTimeout(this.#writers.get(name));
    this.#writers.delete(name);
    this.#draw();
  }

  #say(note) {
    clearTimeout(this.#noteTimer);
    this.#note = note;
    this.#noteTimer = setTimeout(() => this.#say(""), NOTED_FOR);
    this.#draw();
  }

  #draw() {
    const names = [...this.#writers.keys()].map(isolate);
    const text = names.length === 0 ? this.#note
      : names.length === 1 ? `${names[0]} is writing`
      : names.length === 2 ? `${names[0]} and ${names[1]} are writing`
      : "Several people are writing";
    if (this.#line.textContent !== text) {
      this.#line.textContent = text;
    }
    this.#line.classList.toggle("writing", names.length > 0);
  }
}
