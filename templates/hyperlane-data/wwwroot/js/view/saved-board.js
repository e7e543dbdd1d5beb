// All saved views on one page, or one of them: each is asked for anew when it is seen.
import { explain, listSaved } from "../api.js";
import { byId } from "./dom.js";
import { SavedTile } from "./saved-tile.js";

export class SavedBoard {
  #datasets;
  #shown = null;
  #tiles = new Map();
  #seen = new IntersectionObserver(
    (entries) =>
      entries
        .filter(({ isIntersecting }) => isIntersecting)
        .forEach(({ target }) => {
          this.#seen.unobserve(target);
          this.#tileOf(target)?.run();
        }),
    { rootMargin: "200px" },
  );

  constructor(datasets) {
    this.#datasets = datasets;
    datasets.addEventListener("change", () => this.#shown !== null && this.#refresh());
    document.addEventListener("colours", () => this.#again());
  }

  /** @param shown "" for all views, the id of one, or null where something else is shown. */
  show(shown) {
    byId("saved").hidden = shown === null;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#clear();
      byId("saved").classList.toggle("saved-one", shown !== "");
      byId("saved-all").hidden = !shown;
      if (shown !== null) {
        byId("saved-state").textContent = "";
        this.#refresh();
      }
    }
  }

  async #refresh() {
    const shown = this.#shown;
    try {
      const views = await listSaved();
      if (shown === this.#shown) {
        this.#draw(views.filter(({ id }) => shown === "" || id === shown).reverse());
      }
    } catch (error) {
      byId("saved-state").textContent = explain(error);
    }
  }

  /** Only what has changed is drawn again: a view, its dataset, or, of SQL, any dataset. */
  #draw(views) {
    const tiles = new Map();
    for (const view of views) {
      const state = this.#stateOf(view);
      const known = this.#tiles.get(view.id);
      const tile =
        known?.state === state
          ? known
          : new SavedTile(view, state, this.#datasets, { isAlone: this.#shown !== "", changed: () => this.#refresh() });
      tiles.set(view.id, tile);
    }
    const isSame = [...tiles.values()].join() === [...this.#tiles.values()].join();
    this.#tiles = tiles;
    byId("saved-state").textContent =
      views.length > 0
        ? ""
        : this.#shown === ""
          ? "There is none yet. Save one with “Save this chart” below a chart, or with “Save this query” above the answer to SQL."
          : "This view is not here: it was deleted, or the link is wrong.";
    if (!isSame) {
      byId("saved-tiles").replaceChildren(...[...tiles.values()].map(({ element }) => element));
      this.#again();
    }
  }

  #stateOf(view) {
    const all = this.#datasets.all ?? [];
    const of = view.sql === null ? all.filter(({ id }) => id === view.dataset) : all;
    return JSON.stringify([view.id, view.version, of.map(({ id, name, rows, createdAt }) => [id, name, rows, createdAt])]);
  }

  /** Runs those that can be seen, now or later. */
  #again() {
    this.#seen.disconnect();
    this.#tiles.forEach((tile) => this.#seen.observe(tile.element));
  }

  #tileOf(element) {
    return [...this.#tiles.values()].find((tile) => tile.element === element);
  }

  #clear() {
    this.#seen.disconnect();
    this.#tiles = new Map();
    byId("saved-tiles").replaceChildren();
  }
}
