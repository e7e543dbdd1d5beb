// A small picker of emoji: search, what was used last, groups. Arrow keys go from one to the next.
import { byId, make } from "./dom.js";
import { groups } from "./emoji.js";
import { lasting } from "../storage.js";

const RECENT = 8;
const COLUMNS = 8;

export class EmojiPicker {
  #picker = byId("emoji-picker");
  #button = byId("emoji-button");
  #search;
  #grid;
  #picked;
  #closed;

  /** @param picked Called with each emoji. @param closed Called when it was closed by key or by choice. */
  constructor(picked, closed) {
    this.#picked = picked;
    this.#closed = closed;
    this.#button.addEventListener("click", () => (this.#picker.hidden ? this.#open() : this.#close()));
    this.#picker.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("pointerdown", ({ target }) => {
      if (!this.#picker.hidden && !this.#picker.contains(target) && !this.#button.contains(target)) {
        this.#hide();
      }
    });
    this.#picker.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget !== null && !this.#picker.contains(relatedTarget) && !this.#button.contains(relatedTarget)) {
        this.#hide();
      }
    });
  }

  #open() {
    if (this.#search === undefined) {
      this.#search = make("input", { type: "search", className: "field emoji-search", placeholder: "Search", "aria-label": "Search emoji" });
      this.#grid = make("div", { className: "emoji-groups" });
      this.#search.addEventListener("input", () => this.#draw());
      this.#picker.append(this.#search, this.#grid);
    }
    this.#search.value = "";
    this.#draw();
    this.#picker.hidden = false;
    this.#button.setAttribute("aria-expanded", "true");
    this.#grid.scrollTop = 0;
    this.#search.focus();
  }

  #draw() {
    const wanted = this.#search.value.trim().toLowerCase();
    const all = groups.flatMap(({ emoji }) => emoji);
    const recent = lasting.get("emoji", []).map((character) => all.find((one) => one.character === character)).filter(Boolean);
    const shown = wanted === ""
      ? [{ name: "Used last", emoji: recent }, ...groups]
      : [{ name: "Found", emoji: all.filter(({ words }) => words.includes(wanted)) }];
    const filled = shown.filter(({ emoji }) => emoji.length > 0);
    this.#grid.replaceChildren(...(filled.length > 0 ? filled.map((group) => this.#groupOf(group)) : [make("p", { className: "hint", textContent: "None has that name." })]));
    const first = this.#grid.querySelector("button");
    if (first !== null) {
      first.tabIndex = 0;
    }
  }

  #groupOf({ name, emoji }) {
    return make("section", { "aria-label": name },
      make("h3", { textContent: name }),
      make("div", { className: "emoji-grid" }, ...emoji.map(({ character, words }) => make("button", {
        type: "button",
        className: "emoji",
        tabIndex: -1,
        textContent: character,
        title: words,
        "aria-label": words,
        onclick: (event) => this.#pick(character, event.shiftKey),
      }))));
  }

  #pick(character, stay) {
    const recent = [character, ...lasting.get("emoji", []).filter((one) => one !== character)];
    lasting.set("emoji", recent.slice(0, RECENT));
    this.#picked(character);
    if (!stay) {
      this.#close();
    }
  }

  #key(event) {
    const buttons = [...this.#grid.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };
    if (event.key === "Escape") {
      event.stopPropagation();
      this.#close();
    } else if (event.key === "Enter" && at < 0) {
      event.preventDefault();
      buttons[0]?.click();
    } else if (event.key === "ArrowDown" && at < 0) {
      event.preventDefault();
      this.#move(buttons, 0);
    } else if (event.key in steps && at >= 0) {
      event.preventDefault();
      const next = at + steps[event.key];
      if (next < 0) {
        this.#search.focus();
      } else {
        this.#move(buttons, Math.min(next, buttons.length - 1));
      }
    }
  }

  #move(buttons, to) {
    buttons.forEach((button, index) => (button.tabIndex = index === to ? 0 : -1));
    buttons[to]?.focus();
  }

  #close() {
    this.#hide();
    this.#closed();
  }

  #hide() {
    this.#picker.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
  }
}
