// The rooms and the people stand beside the chat where there is space, and slide in from the side where there is none.
import { byId } from "./dom.js";

export class Panels {
  #panels = [
    { panel: byId("rooms-panel"), button: byId("open-rooms"), wide: matchMedia("(min-width: 46rem)") },
    { panel: byId("members-panel"), button: byId("open-members"), wide: matchMedia("(min-width: 68rem)") },
  ];
  #scrim = byId("scrim");
  #open = null;

  constructor() {
    for (const one of this.#panels) {
      one.button.addEventListener("click", () => this.#toggle(one));
      one.panel.querySelector(".panel-close").addEventListener("click", () => this.close());
      one.wide.addEventListener("change", () => this.close());
    }
    this.#scrim.addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#open !== null) {
        event.stopPropagation();
        this.close();
      }
    }, { capture: true });
    this.#draw();
  }

  /** Closes the panel that has slid in. */
  close() {
    const closed = this.#open;
    this.#open = null;
    this.#draw();
    if (closed?.panel.contains(document.activeElement) || document.activeElement === document.body) {
      closed?.button.focus();
    }
  }

  #toggle(one) {
    this.#open = this.#open === one ? null : one;
    this.#draw();
    this.#open?.panel.querySelector(".panel-close").focus();
  }

  #draw() {
    for (const one of this.#panels) {
      const isOpen = one === this.#open;
      one.panel.classList.toggle("open", isOpen);
      one.panel.inert = !isOpen && !one.wide.matches;
      one.button.setAttribute("aria-expanded", String(isOpen));
    }
    this.#scrim.hidden = this.#open === null;
    // Behind an open panel nothing can be reached, by key or by ear.
    document.querySelector(".chat").inert = this.#open !== null;
    this.#panels.filter((one) => one !== this.#open && this.#open !== null).forEach((one) => (one.panel.inert = true));
  }
}
