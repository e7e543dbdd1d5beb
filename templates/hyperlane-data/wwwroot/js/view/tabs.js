// Tabs as the ARIA patterns have them: one stop for the Tab key, arrows between them.
import { TABS } from "../route.js";
import { byId } from "./dom.js";

export class Tabs {
  #tabs = TABS.map((name) => ({ name, tab: byId(`tab-${name}`), panel: byId(`panel-${name}`) }));

  /** @param choose Called with a tab's name when it is chosen. */
  constructor(choose) {
    for (const { name, tab } of this.#tabs) {
      tab.addEventListener("click", () => choose(name));
      tab.addEventListener("keydown", (event) => this.#move(event, name, choose));
    }
  }

  select(name) {
    for (const one of this.#tabs) {
      const isSelected = one.name === name;
      one.tab.setAttribute("aria-selected", String(isSelected));
      one.tab.tabIndex = isSelected ? 0 : -1;
      one.panel.hidden = !isSelected;
    }
  }

  #move(event, name, choose) {
    const at = TABS.indexOf(name);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = this.#tabs[(to + TABS.length) % TABS.length];
      next.tab.focus();
      choose(next.name);
    }
  }
}
