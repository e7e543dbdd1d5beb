// The tests of a first course in statistics.
import { isAbort, readStatistics } from "../api.js";
import { isCategory, isNumeric } from "../columns.js";
import * as text from "../format.js";
import { note } from "../route.js";
import { byId, fill, make } from "./dom.js";
import { showProblem } from "./problem.js";

// What each test takes: its fields, by the names of the API.
const TESTS = {
  means: ["value", "by"],
  "t-test": ["value", "by", "group"],
  "chi-square": ["x-group", "y-group"],
  correlation: ["x", "y"],
  regression: ["y", "predictors"],
};

const SIGNIFICANT_DIGITS = 5;

export class StatisticsTab {
  #form = byId("statistics-form");
  #dataset = null;
  #request = null;

  constructor() {
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", () => this.#calculate());
  }

  show(dataset, parameters) {
    const isOther = this.#dataset?.id !== dataset.id;
    this.#dataset = dataset;
    if (isOther || parameters.size > 0) {
      this.#fill(dataset, parameters);
    }
    this.#calculate();
  }

  hide() {
    this.#request?.abort();
  }

  #fill({ columns }, parameters) {
    const numbers = columns.filter(isNumeric).map(({ name }) => [name, name]);
    const groups = [...columns.filter(isCategory), ...columns.filter((column) => !isCategory(column))].map(({ name }) => [name, name]);
    const choose = (id, choices, wished, otherwise) => fill(byId(`statistics-${id}`), choices, wished ?? choices[otherwise]?.[0] ?? choices[0]?.[0] ?? "");
    byId("statistics-test").value = parameters.get("test") in TESTS ? parameters.get("test") : "means";
    choose("value", numbers, parameters.get("value"), numbers.length - 1);
    choose("by", groups, parameters.get("by"), 0);
    choose("x", numbers, parameters.get("x"), 0);
    choose("y", numbers, parameters.get("y"), 1);
    choose("x-group", groups, parameters.get("x"), 0);
    choose("y-group", groups, parameters.get("y"), 1);
    choose("predictors", numbers, null, 0);
    const predictors = parameters.getAll("x");
    for (const option of byId("statistics-predictors").options) {
      option.selected = predictors.length > 0 ? predictors.includes(option.value) : option.index === 0;
    }
    [byId("statistics-group-1").value, byId("statistics-group-2").value] = [parameters.getAll("group")[0] ?? "", parameters.getAll("group")[1] ?? ""];
    byId("statistics-confidence").value = parameters.get("confidence") ?? "0.95";
  }

  /** What the form says, as the API takes it. */
  #asked() {
    const test = byId("statistics-test").value;
    const asked = new URLSearchParams();
    for (const field of TESTS[test]) {
      if (field === "group") {
        [1, 2].map((number) => byId(`statistics-group-${number}`).value.trim()).filter((name) => name !== "").forEach((name) => asked.append("group", name));
      } else if (field === "predictors") {
        Array.from(byId("statistics-predictors").selectedOptions, ({ value }) => asked.append("x", value));
      } else {
        asked.append(field.replace("-group", ""), byId(`statistics-${field}`).value);
      }
    }
    if (test !== "chi-square") {
      asked.append("confidence", byId("statistics-confidence").value);
    }
    return { test, asked };
  }

  async #calculate() {
    const { test, asked } = this.#asked();
    for (const label of this.#form.querySelectorAll("[data-field]")) {
      label.hidden = label.dataset.field === "confidence" ? test === "chi-square" : !TESTS[test].includes(label.dataset.field);
    }
    note(this.#dataset.id, "statistics", new URLSearchParams([["test", test], ...asked]));
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    byId("statistics-result").setAttribute("aria-busy", "true");
    try {
      this.#draw(await readStatistics(this.#dataset.id, test, asked, request.signal));
      showProblem(byId("statistics-problem"), null);
    } catch (error) {
      if (!isAbort(error)) {
        byId("statistics-result").replaceChildren();
        showProblem(byId("statistics-problem"), error, () => this.#calculate());
      }
    }
    byId("statistics-result").setAttribute("aria-busy", "false");
  }

  #draw({ method, summary, figures, tables, assumptions, rows, leftOut }) {
    const left = leftOut > 0 ? ` ${text.plural(leftOut, "row")} left out: a value is missing there, or is no finite number.` : "";
    byId("statistics-result").replaceChildren(
      make("h2", { textContent: method }),
      make("p", { textContent: summary, dir: "auto" }),
      ...(figures.length > 0 ? [make("dl", { className: "statistics-figures" }, ...figures.flatMap(({ label, value }) => [
        make("dt", { textContent: label }), make("dd", { textContent: number(value), title: String(value) })]))] : []),
      ...tables.map(table),
      make("p", { className: "hint", textContent: `From ${text.plural(rows, "row")}.${left}` }),
      make("h3", { textContent: "What must hold for this" }),
      make("ul", { className: "statistics-assumptions" }, ...assumptions.map((one) => make("li", { textContent: one }))),
    );
  }
}

const number = (value) => (typeof value !== "number" ? String(value ?? "–")
  : value !== 0 && Math.abs(value) < 0.0001 ? value.toExponential(2)
  : Number.isInteger(value) ? text.count(value) : String(Number(value.toPrecision(SIGNIFICANT_DIGITS))));

const table = ({ title, columns, rows }) => make("div", { className: "statistics-table", role: "region", "aria-label": title, tabIndex: 0 }, make("table", { className: "grid" },
  make("caption", { textContent: title }),
  make("thead", {}, make("tr", {}, ...columns.map((name, index) => make("th", { scope: "col", className: index > 0 ? "numeric" : "", textContent: name })))),
  make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((value, index) => (index === 0
    ? make("th", { scope: "row", textContent: value, dir: "auto" })
    : make("td", { className: "numeric", textContent: number(value), title: String(value ?? "") }))))))));
