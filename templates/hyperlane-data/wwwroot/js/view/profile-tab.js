// What is in each column: a card with its shape and its figures.
import { isNumeric, isTemporal, typeLabel } from "../columns.js";
import * as text from "../format.js";
import { format, note } from "../route.js";
import { byId, make } from "./dom.js";
import { edge, histogram } from "./histogram.js";
import { showProblem } from "./problem.js";
import { askType } from "./type-dialog.js";

const AT_ONCE = 60;

export class ProfileTab {
  #datasets;
  #cards = byId("profile-cards");
  #more = byId("profile-more");
  #state = byId("profile-state");
  #dataset = null;
  #profile = null;
  #wanted = AT_ONCE;

  constructor(datasets) {
    this.#datasets = datasets;
    this.#more.addEventListener("click", () => {
      this.#wanted += AT_ONCE;
      this.#draw();
    });
  }

  async show(dataset) {
    note(dataset.id, "profile", new URLSearchParams());
    if (this.#dataset?.id === dataset.id && this.#dataset.updatedAt === dataset.updatedAt && this.#profile !== null) {
      return;
    }
    const profile = this.#datasets.profile(dataset.id);
    this.#dataset = dataset;
    this.#profile = profile;
    this.#wanted = AT_ONCE;
    this.#cards.replaceChildren();
    showProblem(byId("profile-problem"), null);
    const draw = () => this.#profile === profile && this.#draw();
    profile.addEventListener("column", draw);
    draw();
    try {
      await profile.whole;
    } catch (error) {
      if (this.#profile === profile) {
        this.#profile = null;
        showProblem(byId("profile-problem"), error, () => this.show(dataset));
      }
    }
    profile.removeEventListener("column", draw);
    if (this.#dataset === dataset) {
      this.#state.textContent = "";
    }
  }

  hide() {
    // What is read is worth keeping.
  }

  /** What is known of what is wanted, and not there yet. */
  #draw() {
    const { columns } = this.#profile;
    const { columns: { length: all }, rows } = this.#dataset;
    const more = columns.slice(this.#cards.childElementCount, this.#wanted);
    this.#cards.append(...more.map((column) => card(this.#dataset, rows, column)));
    this.#more.hidden = columns.length <= this.#wanted;
    this.#state.textContent = columns.length === all ? "" : `Reading all rows… ${text.count(columns.length)} of ${text.plural(all, "column")}`;
  }
}

function card(dataset, rows, column) {
  const isShaped = column.histogram?.length > 0;
  return make("li", { className: "profile-card" },
    make("header", { className: "profile-head" },
      make("h2", { textContent: column.name, dir: "auto" }),
      make("span", { className: `type type-${column.type}`, textContent: typeLabel(column.type) })),
    isShaped ? shape(column) : top(dataset, rows, column),
    figures(rows, column),
    make("p", { className: "profile-links" },
      make("a", { href: chartOf(dataset, column), textContent: "Draw it", "aria-label": `Draw it: ${column.name}` }),
      ...(isKept(dataset) ? [make("button", { type: "button", className: "link-button", textContent: "Change type", "aria-label": `Change type: ${column.name}`, onclick: () => askType(dataset, column) })] : [])));
}

/** Whether it can be read once more: from files that are kept, and say nothing of types themselves. */
const isKept = ({ files }) => files?.length > 0 && files.every(({ kept, name }) => kept !== null && !/\.(parquet|pq)$/i.test(name));

function shape(column) {
  return make("div", { className: "shape" },
    histogram(column.name, column.type, column.histogram),
    make("p", { className: "shape-ends", "aria-hidden": "true" },
      make("span", { textContent: edge(column.histogram[0].from, column.type) }),
      make("span", { textContent: edge(column.histogram.at(-1).to, column.type) })));
}

/** The most frequent values, each a link to its rows. */
function top(dataset, rows, column) {
  if (column.top.length === 0) {
    return make("p", { className: "hint", textContent: "No values." });
  }
  const most = Math.max(...column.top.map(({ count }) => count));
  if (most === 1) {
    return make("div", { className: "top" },
      make("p", { className: "hint", textContent: "Each value is there once, as" }),
      ...column.top.slice(0, 3).map(({ value }) => make("p", { className: "top-example", textContent: text.cell(value), dir: "auto" })));
  }
  return make("ol", { className: "top", "aria-label": "Most frequent" }, ...column.top.map(({ value, count }) => {
    const bar = make("span", { className: "top-bar" });
    bar.style.inlineSize = `${(count / most) * 100}%`;
    const parameters = new URLSearchParams({ filter: value === null ? `${column.name}:null` : `${column.name}:eq:${value}` });
    const label = value === null ? "null" : value === "" ? "(empty)" : text.cell(value);
    return make("li", {},
      make("span", { className: "top-value" }, bar, make("a", { href: format(dataset.id, "table", parameters), textContent: label, title: label, dir: "auto" })),
      make("span", { className: "top-count", textContent: text.count(count), title: text.share(count, rows) }));
  }));
}

function figures(rows, column) {
  const figure = (value) => text.figureOf(value, column.type);
  const about = (name) => (column.estimates.includes(name) ? "about " : "");
  const pairs = [["Distinct", `${about("distinct")}${column.estimates.includes("distinct") ? text.roughly(column.distinct) : text.count(column.distinct)}`], ["Null", column.nulls === 0 ? "none" : `${text.count(column.nulls)} (${text.share(column.nulls, rows)})`]];
  if (isNumeric(column) && column.mean !== null) {
    pairs.push(["Mean", text.figure(column.mean)], ["Standard deviation", column.deviation === null ? "–" : text.figure(column.deviation)]);
  }
  if (column.quartiles) {
    const [lower, median, upper] = column.quartiles.map((value) => (isTemporal(column) ? edge(value, column.type) : figure(value)));
    pairs.push(["Median", `${about("quartiles")}${median}`], ["Quartiles", `${about("quartiles")}${lower} to ${upper}`]);
  }
  if (column.min !== null) {
    const end = (value) => (isNumeric(column) ? figure(value) : text.cell(value));
    pairs.push(["Min", end(column.min)], ["Max", end(column.max)]);
  }
  return make("dl", { className: "figures" }, ...pairs.map(([name, value]) =>
    make("div", {}, make("dt", { textContent: name }), make("dd", { textContent: value, title: value, dir: "auto" }))));
}

function chartOf(dataset, column) {
  const parameters = isNumeric(column) ? { type: "histogram", x: column.name } : { type: isTemporal(column) ? "line" : "bar", x: column.name };
  return format(dataset.id, "chart", new URLSearchParams(parameters));
}
