// The lists of datasets: links at the side, and cards on the first page.
import { explain } from "../api.js";
import * as text from "../format.js";
import { format } from "../route.js";
import { byId, icon, make } from "./dom.js";

const COLUMNS_NAMED = 6;

export class DatasetsView {
  #datasets;
  #current = null;

  constructor(datasets) {
    this.#datasets = datasets;
    datasets.addEventListener("change", () => this.#draw());
    datasets.addEventListener("failure", ({ detail }) => {
      byId("cards-state").textContent = explain(detail);
    });
  }

  /** Marks the one that is shown. */
  mark(id) {
    this.#current = id;
    for (const link of byId("datasets").querySelectorAll("a")) {
      this.#markLink(link);
    }
  }

  #draw() {
    const all = this.#datasets.all;
    byId("datasets").replaceChildren(...all.map((one) => make("li", {}, this.#link(one))));
    byId("cards").replaceChildren(...all.map(card));
    byId("cards-state").textContent = all.length === 0 ? "There is none yet." : "";
  }

  #link(dataset) {
    const link = make("a", { className: "side-link", href: format(dataset.id) },
      icon("table"),
      make("bdi", { className: "side-name", textContent: dataset.name, title: dataset.name }),
      make("span", { className: "side-count", textContent: text.count(dataset.rows), title: text.plural(dataset.rows, "row") }),
      make("span", { className: "visually-hidden", textContent: dataset.rows === 1 ? " row" : " rows" }));
    link.dataset.id = dataset.id;
    this.#markLink(link);
    return link;
  }

  #markLink(link) {
    if (link.dataset.id === this.#current) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

function card(dataset) {
  const names = dataset.columns.slice(0, COLUMNS_NAMED).map(({ name }) => make("li", { textContent: name, dir: "auto" }));
  const more = dataset.columns.length - names.length;
  if (more > 0) {
    names.push(make("li", { className: "card-more", textContent: `${more} more` }));
  }
  return make("li", { className: "card" },
    make("h3", {}, make("a", { href: format(dataset.id), textContent: dataset.name, dir: "auto" })),
    make("p", { className: "summary", textContent: summary(dataset) }),
    make("ul", { className: "card-columns", "aria-label": "Columns" }, ...names));
}

/** Rows, columns, size and where it came from, in a line. */
export function summary({ rows, columns, bytes, source }) {
  return [text.plural(rows, "row"), text.plural(columns.length, "column"), bytes > 0 ? text.bytes(bytes) : "", source ?? ""]
    .filter((part) => part !== "").join(" · ");
}
