// Builds a chart; the server counts what is to be seen, and tells it as a plan.
import { chartAddress, columnsOf, isAbort, readChart } from "../api.js";
import { AGGREGATES, complete, FIELDS, firstChart, isOffered, KINDS, kindsFor, OPTIONS } from "../charts.js";
import { note } from "../route.js";
import { byId, fill, icon, make } from "./dom.js";
import { numbersOf } from "./numbers.js";
import { drawPlan } from "./plan.js";
import { showProblem } from "./problem.js";

const PAUSE = 250;
const RATIO = 0.7;
const NARROW = 480;
const FREE = ["bins", "title"];

export class ChartTab {
  #datasets;
  #form = byId("chart-form");
  #figure = byId("chart-figure");
  #image = byId("chart-image");
  #dataset = null;
  #source = null;
  #profile = null;
  #chart = null;
  #plan = null;
  #request = null;
  #timer;

  constructor(datasets) {
    this.#datasets = datasets;
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", ({ target }) => this.#changed(target));
    this.#form.addEventListener("input", ({ target }) => target.matches("#chart-title, #chart-bins") && this.#changed(target));
    document.addEventListener("colours", () => this.#drawSoon());
    new ResizeObserver(() => this.#resized()).observe(this.#figure);
    byId("chart-numbers").addEventListener("toggle", () => this.#drawNumbers());
    for (const format of ["svg", "png"]) {
      byId(`chart-${format}`).addEventListener("click", (event) => this.#source?.sql != null && this.#save(event, format));
    }
  }

  /** Shows what the address says: a chart of all rows, of those that filters leave, or of what SQL answers. */
  async show(dataset, parameters) {
    const isNew = this.#dataset?.id !== dataset.id;
    const isBack = !isNew && parameters.size === 0 && this.#chart !== null;
    this.#dataset = dataset;
    if (isBack) {
      this.#choose(this.#chart);
      return;
    }
    const source = { id: dataset.id, filters: parameters.getAll("filter"), sql: parameters.get("sql"), columns: dataset.columns };
    this.#source = source;
    this.#unlink();
    if (isNew) {
      this.#profile = null;
      this.#forget();
    }
    try {
      if (source.sql !== null) {
        source.columns = await columnsOf(source.sql);
      }
    } catch (error) {
      this.#fail(error, () => this.show(dataset, parameters));
      return;
    }
    this.#profile = source.sql === null ? await this.#datasets.profileSoon(dataset.id) : null;
    if (this.#source === source) {
      const kinds = kindsFor(source.columns);
      const wishes = Object.fromEntries(parameters);
      this.#choose(complete(kinds.includes(wishes.type) ? wishes.type : firstChart(source.columns, this.#profile), wishes, source.columns, this.#profile));
    }
  }

  hide() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  /** A field was changed: whatever does not fit any more is chosen anew. */
  #changed(target) {
    if (this.#chart === null) {
      return;
    }
    const wishes = Object.fromEntries([...FIELDS, "agg", "title", ...Object.keys(OPTIONS)].map((field) => [field, byId(`chart-${field}`).value]));
    const kind = this.#form.querySelector("[name=type]:checked").value;
    const keep = target.name === "type" ? carryOver(this.#chart, kind, wishes.title) : wishes;
    this.#choose(complete(kind, keep, this.#source.columns, this.#profile));
  }

  #choose(chart) {
    this.#chart = chart;
    const { filters, sql } = this.#source;
    const parameters = new URLSearchParams(Object.entries(chart).filter(([, value]) => value !== ""));
    filters.forEach((one) => parameters.append("filter", one));
    if (sql !== null) {
      parameters.set("sql", sql);
    }
    note(this.#dataset.id, "chart", parameters);
    this.#drawForm();
    this.#drawSource();
    this.#drawSoon();
  }

  /** What is drawn, if it is not all rows: with a button that takes it away. */
  #drawSource() {
    const { filters, sql } = this.#source;
    const parts = [...filters, ...(sql === null ? [] : [`SQL: ${sql.length > 120 ? `${sql.slice(0, 119)}…` : sql}`])];
    byId("chart-source").hidden = parts.length === 0;
    byId("chart-source").replaceChildren(...parts.map((text, i) => make("li", { className: "chip" },
      make("bdi", { textContent: text }),
      make("button", { type: "button", "aria-label": `Take away: ${text}`, onclick: () => this.#without(i) }, icon("close")))));
  }

  #without(i) {
    const { filters, sql } = this.#source;
    const wishes = new URLSearchParams(sql === null ? this.#chart : { type: this.#chart.type });
    (sql === null ? filters.filter((_, at) => at !== i) : []).forEach((one) => wishes.append("filter", one));
    this.#form.querySelector("select").focus();
    this.show(this.#dataset, wishes);
  }

  #drawForm() {
    const { columns } = this.#source;
    const rules = KINDS[this.#chart.type];
    this.#drawKinds(kindsFor(columns));
    for (const field of FIELDS) {
      const rule = rules[field];
      if (this.#offer(field, rule !== undefined)) {
        const none = rule.none === undefined ? [] : [["", rule.none]];
        fill(byId(`chart-${field}`), [...none, ...columns.filter(rule.accepts).map(({ name }) => [name, name])], this.#chart[field]);
      }
    }
    if (this.#offer("agg", this.#chart.agg !== undefined)) {
      fill(byId("chart-agg"), Object.entries(AGGREGATES), this.#chart.agg);
    }
    for (const [option, choices] of Object.entries(OPTIONS)) {
      if (this.#offer(option, isOffered(option, this.#chart, columns)) && choices !== null) {
        fill(byId(`chart-${option}`), Object.entries(choices), this.#chart[option] ?? "");
      } else if (choices !== null) {
        fill(byId(`chart-${option}`), [], "");
      }
    }
    for (const field of FREE) {
      put(byId(`chart-${field}`), this.#chart[field] ?? "");
    }
    byId("chart-color").closest("label").firstElementChild.textContent = this.#chart.type === "heatmap" ? "Colour by" : "Colour";
  }

  #offer(field, isThere) {
    this.#form.querySelector(`[data-field=${field}]`).hidden = !isThere;
    return isThere;
  }

  #drawKinds(kinds) {
    const box = byId("chart-types");
    if (box.dataset.kinds !== kinds.join()) {
      box.dataset.kinds = kinds.join();
      box.replaceChildren(...kinds.map((kind) => make("label", { className: "chart-type" },
        make("input", { type: "radio", name: "type", value: kind }), icon(kind), make("span", { textContent: KINDS[kind].label }))));
    }
    box.querySelector(`[value=${this.#chart.type}]`).checked = true;
  }

  #resized() {
    if (this.#chart !== null && this.#figure.clientWidth > 0 && this.#size().width !== this.#drawn?.width) {
      this.#drawSoon();
    }
  }

  #drawn = null;

  /** Steps of 20, so that a window that is dragged does not ask for a chart at each pixel. */
  #size() {
    const width = Math.min(1_400, Math.max(240, Math.floor((this.#figure.clientWidth - 26) / 20) * 20));
    const most = Math.max(360, window.innerHeight - 330);
    // On a phone the legend lies above the chart, which needs the height.
    return { width, height: width < NARROW ? Math.max(340, width) : Math.round(Math.min(width * RATIO, most)) };
  }

  #drawSoon() {
    clearTimeout(this.#timer);
    if (this.#dataset !== null && this.#chart !== null && !byId("panel-chart").hidden) {
      this.#timer = setTimeout(() => this.#draw(), this.#drawn === null ? 0 : PAUSE);
    }
  }

  async #draw() {
    const source = this.#source;
    const size = (this.#drawn = this.#size());
    const filled = Object.entries(this.#chart).filter(([, value]) => value !== "");
    const parameters = { ...Object.fromEntries(filled), ...size, theme: document.documentElement.dataset.colours };
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    this.#busy(true);
    try {
      const plan = await (await readChart(source, parameters, "json", request.signal)).json();
      const drawing = await drawPlan(plan, size);
      if (request !== this.#request) {
        return;
      }
      this.#showPlan(plan, drawing);
      showProblem(byId("chart-problem"), null);
      this.#link(source, parameters);
    } catch (error) {
      if (isAbort(error) || request !== this.#request) {
        return;
      }
      this.#fail(error, () => this.#draw());
    }
    this.#busy(false);
  }

  #showPlan(plan, drawing) {
    this.#plan = plan;
    byId("chart-caption").textContent = plan.title;
    this.#image.replaceChildren(...drawing);
    this.#image.setAttribute("aria-label", plan.description);
    this.#image.hidden = false;
    byId("chart-notes").hidden = plan.notes.length === 0;
    byId("chart-notes").replaceChildren(...plan.notes.map((text) => make("li", { textContent: text })));
    byId("chart-status").textContent = plan.description.split(". ")[0];
    this.#drawNumbers();
  }

  #drawNumbers() {
    byId("chart-numbers").hidden = this.#plan === null;
    if (byId("chart-numbers").open && this.#plan !== null) {
      byId("chart-table").replaceChildren(...numbersOf(this.#plan));
    }
  }

  #link({ id, filters, sql }, parameters) {
    for (const format of ["svg", "png"]) {
      const link = byId(`chart-${format}`);
      link.href = sql === null ? chartAddress(id, filters, parameters, format) : "#";
      link.download = this.#nameOf(format);
      link.removeAttribute("aria-disabled");
    }
    this.#parameters = parameters;
  }

  #parameters = null;

  #nameOf(format) {
    return `${this.#dataset.name}-${this.#chart.type}.${format}`;
  }

  /** A picture of what SQL answers has no address: it is asked for and saved. */
  async #save(event, format) {
    event.preventDefault();
    try {
      const picture = await (await readChart(this.#source, this.#parameters, format)).blob();
      const address = URL.createObjectURL(picture);
      make("a", { href: address, download: this.#nameOf(format) }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      showProblem(byId("chart-problem"), error, () => this.#draw());
    }
  }

  #fail(error, retry) {
    this.#forget();
    showProblem(byId("chart-problem"), error, retry);
  }

  #busy(isBusy) {
    byId("chart-spinner").hidden = !isBusy;
    this.#figure.setAttribute("aria-busy", String(isBusy));
  }

  #forget() {
    this.#plan = null;
    this.#image.hidden = true;
    this.#image.replaceChildren();
    byId("chart-caption").textContent = byId("chart-status").textContent = "";
    byId("chart-notes").hidden = byId("chart-numbers").hidden = true;
    this.#unlink();
  }

  /** Until the next chart is drawn there is nothing to save. */
  #unlink() {
    for (const format of ["svg", "png"]) {
      byId(`chart-${format}`).removeAttribute("href");
      byId(`chart-${format}`).setAttribute("aria-disabled", "true");
    }
  }
}

// What the columns from left to right are: something else with each of these.
const X_IS = { bar: "groups", box: "groups", heatmap: "groups", scatter: "measure", histogram: "measure", density: "measure", line: "course", area: "course" };

/** What stays when another kind is chosen. What would be something else there is chosen anew. */
const carryOver = (chart, kind, title) => ({
  ...chart,
  x: X_IS[chart.type] !== undefined && X_IS[chart.type] === X_IS[kind] ? chart.x : null,
  y: chart.type !== "heatmap" && kind !== "heatmap" ? chart.y : undefined,
  title,
});

/** Sets a value that differs: setting the same again would move the caret of who is typing. */
function put(input, value) {
  if (input.value !== value && document.activeElement !== input) {
    input.value = value;
  }
}
