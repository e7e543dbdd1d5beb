// The page that asks for a name.
import { paint } from "./avatar.js";
import { byId } from "./dom.js";

const LONGEST = 24;

export class WelcomeView {
  #page = byId("welcome");
  #app = byId("app");
  #name = byId("welcome-name");
  #error = byId("welcome-error");
  #cancel = byId("welcome-cancel");
  #chosen = null;

  constructor() {
    this.#name.addEventListener("input", () => this.#draw());
    byId("welcome-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#cancel.addEventListener("click", () => this.#close());
    this.#page.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.#cancel.hidden) {
        this.#close();
      }
    });
  }

  /**
   * Asks for a name.
   * @param name What stands there to begin with.
   * @param chosen Called with the name; returns what is wrong with it, or null.
   * @param options `error`: what was wrong with the last one; `cancellable`: whether one may keep it.
   */
  ask(name, chosen, { error = "", cancellable = false } = {}) {
    this.#chosen = chosen;
    this.#name.value = name;
    this.#cancel.hidden = !cancellable;
    this.#fail(error);
    this.#draw();
    this.#app.hidden = true;
    this.#page.hidden = false;
    this.#name.focus();
    this.#name.select();
  }

  #close() {
    this.#page.hidden = true;
    this.#app.hidden = false;
    byId("text").focus();
  }

  async #submit() {
    const name = this.#name.value.trim();
    if (name === "" || name.length > LONGEST) {
      this.#fail(name === "" ? "Type a name first." : `A name has at most ${LONGEST} characters.`);
      return;
    }
    const error = await this.#chosen(name);
    if (error === null) {
      this.#close();
    } else {
      this.#fail(error);
    }
  }

  #fail(error) {
    this.#error.textContent = error;
    this.#name.setAttribute("aria-invalid", String(error !== ""));
    if (error !== "") {
      this.#name.focus();
    }
  }

  #draw() {
    paint(byId("welcome-avatar"), this.#name.value.trim());
  }
}
