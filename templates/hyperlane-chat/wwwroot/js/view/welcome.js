// The page that asks for a name.
import { paint } from "./avatar.js";
import { byId } from "./dom.js";
import { problemOfName } from "../rules.js";

export class WelcomeView {
  #page = byId("welcome");
  #app = byId("app");
  #name = byId("welcome-name");
  #error = byId("welcome-error");
  #cancel = byId("welcome-cancel");
  #join = byId("welcome-submit");
  #chosen = null;
  #label = "";
  #busy = false;

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
    this.#label = cancellable ? "Change the name" : "Join the chat";
    this.#work(false);
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
    if (this.#busy) {
      return;
    }

    const name = this.#name.value.trim();
    this.#fail("");
    this.#work(true);
    const error = problemOfName(name) ?? (await this.#chosen(name));
    this.#work(false);
    if (error === null) {
      this.#close();
    } else {
      this.#fail(error);
    }
  }

  /** Shows that it is working, or no longer. */
  #work(busy) {
    this.#busy = busy;
    this.#join.textContent = busy ? "Joining…" : this.#label;
    this.#join.setAttribute("aria-disabled", String(busy));
    this.#page.setAttribute("aria-busy", String(busy));
    this.#name.readOnly = busy;
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
