// Builds a chart; the server counts what is to be seen, and tells it as a plan.
import { chartAddress, columnsOf, isAbort, readChart, saveView } from "../api.js";
import { complete, firstChart, kindsFor } from "../charts.js";
import { bestMeasure } from "../columns.js";
import { note } from "../route.js";
import { ChartForm } from "./chart-form.js";
import { byId, icon, isolate, make } from "./dom.js";
import { askName } from "./name-dialog.js";
import { numbersOf } from "./numbers.js";
import { drawPlan } from "./plan.js";
import { showProblem } from "./problem.js";
import { forAddress, fromAddress } from "./sql-parameters.js";
import { toast } from "./toast.js";

const PAUSE = 250;
const RATIO = 0.7;
const NARROW = 480;

export class ChartTab {
  #datasets;
  #form = new ChartForm((field) => this.#changed(field));
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
    document.addEventListener("colours", () => this.#drawSoon());
    new ResizeObserver(() => this.#resized()).observe(this.#figure);
    byId("chart-numbers").addEventListener("toggle", () => this.#drawNumbers());
    byId("chart-save").addEventListener("click", () => askName("Save this chart", "Save", this.#plan.title, (name) => this.#keep(name)));
    for (const format of ["svg", "png"]) {
      byId(`chart-${format}`).addEventListener("click", (event) => this.#source?.sql != null && this.#download(event, format));
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
    const source = {
      id: dataset.id,
      filters: parameters.getAll("filter"),
      sql: parameters.get("sql"),
      parameters: fromAddress(parameters),
      columns: dataset.columns,
    };
    this.#source = source;
    this.#unlink();
    if (isNew) {
      this.#profile = null;
      this.#forget();
    }
    try {
      if (source.sql !== null) {
        source.columns = await columnsOf(source);
      }
    } catch (error) {
      this.#fail(error, () => this.show(dataset, parameters));
      return;
    }
    this.#profile = source.sql === null ? await this.#datasets.profileSoon(dataset.id) : null;
    if (this.#source === source) {
      const kinds = kindsFor(source.columns);
      const wishes = { ...(source.sql === null ? {} : ofAnswer(source.columns)), ...Object.fromEntries(parameters) };
      const kind = kinds.includes(wishes.type) ? wishes.type : firstChart(source.columns, this.#profile);
      this.#choose(complete(kind, wishes, source.columns, this.#profile));
    }
  }

  hide() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  /** A field was changed: whatever does not fit any more is chosen anew. */
  #changed(field) {
    if (this.#chart === null) {
      return;
    }
    const { kind, wishes } = this.#form.read();
    const keep = field === "type" ? carryOver(this.#chart, kind, wishes.title) : wishes;
    this.#choose(complete(kind, keep, this.#source.columns, this.#profile));
  }

  #choose(chart) {
    this.#chart = chart;
    note(this.#dataset.id, "chart", chartParameters(chart, this.#source));
    this.#form.draw(chart, this.#source.columns);
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
    this.#form.focus();
    this.show(this.#dataset, wishes);
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
    byId("chart-save").disabled = false;
    this.#parameters = parameters;
  }

  #parameters = null;

  #nameOf(format) {
    return `${this.#dataset.name}-${this.#chart.type}.${format}`;
  }

  async #keep(name) {
    const { id, filters, sql, parameters } = this.#source;
    await saveView({ name, dataset: id, filter: filters, sql: sql ?? undefined, parameters, chart: this.#chart });
    toast(`${isolate(name)} is among the saved views`);
  }

  /** A picture of what SQL answers has no address: it is asked for and saved. */
  async #download(event, format) {
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
    byId("chart-save").disabled = true;
    for (const format of ["svg", "png"]) {
      byId(`chart-${format}`).removeAttribute("href");
      byId(`chart-${format}`).setAttribute("aria-disabled", "true");
    }
  }
}

/** What one means by drawing an answer: its number, which mostly is counted or added up already. */
const ofAnswer = (columns) => ({ y: bestMeasure(columns)?.name, agg: "sum" });

/** A chart and what it is drawn of, as they stand in an address. */
export function chartParameters(chart, { filters, sql, parameters }) {
  const address = new URLSearchParams(Object.entries(chart).filter(([, value]) => value !== "" && value !== null && value !== false));
  filters.forEach((one) => address.append("filter", one));
  if (sql !== null) {
    address.set("sql", sql);
    Object.entries(forAddress(parameters)).forEach(([name, value]) => address.set(name, value));
  }
  return address;
}

// What the columns from left to right are: something else with each of these.
const X_IS = {
  ...{ bar: "groups", box: "groups", heatmap: "groups" },
  ...{ scatter: "measure", histogram: "measure", density: "measure" },
  ...{ line: "course", area: "course" },
};

/** What stays when another kind is chosen. What would be something else there is chosen anew. */
const carryOver = (chart, kind, title) => ({
  ...chart,
  x: X_IS[chart.type] !== undefined && X_IS[chart.type] === X_IS[kind] ? chart.x : null,
  y: chart.type !== "heatmap" && kind !== "heatmap" ? chart.y : undefined,
  title,
});
