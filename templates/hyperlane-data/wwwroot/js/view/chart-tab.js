// Builds a chart; the server draws it.
import { chartAddress, isAbort, readChart } from "../api.js";
import { AGGREGATES, complete, describe, FIELDS, firstChart, KINDS, kindsFor } from "../charts.js";
import { note } from "../route.js";
import { byId, fill, icon, make } from "./dom.js";
import { showProblem } from "./problem.js";

const PAUSE = 250;
const RATIO = 0.6;
const NARROW = 480;

export class ChartTab {
  #datasets;
  #form = byId("chart-form");
  #figure = byId("chart-figure");
  #image = byId("chart-image");
  #dataset = null;
  #profile = null;
  #chart = null;
  #guessed = false;
  #request = null;
  #timer;

  constructor(datasets) {
    this.#datasets = datasets;
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", ({ target }) => this.#changed(target));
    this.#form.addEventListener("input", ({ target }) => target.matches("#chart-title, #chart-bins") && this.#changed(target));
    document.addEventListener("colours", () => this.#drawSoon());
    new ResizeObserver(() => this.#resized()).observe(this.#figure);
  }

  async show(dataset, parameters) {
    const isNew = this.#dataset?.id !== dataset.id;
    this.#dataset = dataset;
    if (isNew) {
      this.#profile = null;
      this.#forget();
      this.#profile = await this.#datasets.profileSoon(dataset.id);
      if (this.#profile === null) {
        this.#learnLater(dataset);
      }
    }
    if (this.#dataset !== dataset) {
      return;
    }
    const wishes = Object.fromEntries(parameters);
    const kinds = kindsFor(dataset.columns);
    this.#guessed = this.#profile === null && parameters.size === 0;
    const kept = !isNew && parameters.size === 0 ? this.#chart : null;
    const kind = kinds.includes(wishes.type) ? wishes.type : firstChart(dataset.columns, this.#profile);
    this.#choose(kept ?? complete(kind, wishes, dataset.columns, this.#profile));
  }

  hide() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  /** The profile of a large dataset, or of a busy server, comes when the first chart is long there. */
  async #learnLater(dataset) {
    const profile = await this.#datasets.profile(dataset.id).catch(() => null);
    if (this.#dataset === dataset && profile !== null) {
      this.#profile = profile.columns;
      this.#guessAnew();
    }
  }

  /** Columns chosen without the profile that cannot be drawn are chosen anew with it. */
  #guessAnew() {
    if (this.#guessed && this.#profile !== null && !byId("chart-problem").hidden) {
      const { type, title } = this.#chart;
      this.#guessed = false;
      this.#choose(complete(type, { title }, this.#dataset.columns, this.#profile));
    }
  }

  /** A field was changed: whatever does not fit any more is chosen anew. */
  #changed(target) {
    const wishes = Object.fromEntries([...FIELDS, "agg", "bins", "title"].map((field) => [field, byId(`chart-${field}`).value]));
    const kind = this.#form.querySelector("[name=type]:checked").value;
    const keep = target.name === "type" ? carryOver(this.#chart, kind, wishes.title) : wishes;
    this.#guessed = this.#profile === null && target.name === "type";
    this.#choose(complete(kind, keep, this.#dataset.columns, this.#profile));
  }

  #choose(chart) {
    this.#chart = chart;
    note(this.#dataset.id, "chart", new URLSearchParams(chart));
    this.#drawForm();
    this.#drawSoon();
  }

  #drawForm() {
    const { columns } = this.#dataset;
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
    this.#offer("bins", rules.bins === true);
    put(byId("chart-bins"), this.#chart.bins ?? "");
    put(byId("chart-title"), this.#chart.title ?? "");
    byId("chart-color").closest("label").firstElementChild.textContent = this.#chart.type === "heatmap" ? "Colour by" : "Colour";
  }

  #offer(field, isOffered) {
    this.#form.querySelector(`[data-field=${field}]`).hidden = !isOffered;
    return isOffered;
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

  /** Steps of 40, so that a window that is dragged does not ask for a picture at each pixel. */
  #size() {
    const width = Math.min(1_400, Math.max(320, Math.floor(this.#figure.clientWidth / 40) * 40));
    // On a phone the legend lies below the chart, which needs the height.
    return { width, height: width < NARROW ? width : Math.round(Math.min(width * RATIO, 640)) };
  }

  #drawSoon() {
    clearTimeout(this.#timer);
    if (this.#dataset !== null && this.#chart !== null && !byId("panel-chart").hidden) {
      this.#timer = setTimeout(() => this.#draw(), this.#drawn === null ? 0 : PAUSE);
    }
  }

  async #draw() {
    const dataset = this.#dataset;
    const size = (this.#drawn = this.#size());
    const filled = Object.entries(this.#chart).filter(([, value]) => value !== "");
    const parameters = { ...Object.fromEntries(filled), ...size, theme: document.documentElement.dataset.colours };
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    this.#busy(true);
    try {
      const picture = await readChart(dataset.id, parameters, request.signal);
      await this.#showPicture(picture, size);
      showProblem(byId("chart-problem"), null);
      this.#link(dataset, parameters);
    } catch (error) {
      if (isAbort(error)) {
        return;
      }
      this.#forget();
      showProblem(byId("chart-problem"), error, () => this.#draw());
      this.#guessAnew();
    }
    if (request === this.#request) {
      this.#busy(false);
    }
  }

  async #showPicture(picture, { width, height }) {
    const before = this.#image.src;
    const address = URL.createObjectURL(picture);
    this.#image.width = width;
    this.#image.height = height;
    this.#image.src = address;
    await this.#image.decode().catch(() => {});
    this.#image.alt = describe(this.#chart);
    this.#image.hidden = false;
    byId("chart-status").textContent = this.#image.alt;
    if (before.startsWith("blob:")) {
      URL.revokeObjectURL(before);
    }
  }

  #link(dataset, parameters) {
    for (const format of ["svg", "png"]) {
      const link = byId(`chart-${format}`);
      link.href = chartAddress(dataset.id, format, parameters);
      link.download = `${dataset.name}-${parameters.type}.${format}`;
      link.removeAttribute("aria-disabled");
    }
  }

  #busy(isBusy) {
    byId("chart-spinner").hidden = !isBusy;
    this.#figure.setAttribute("aria-busy", String(isBusy));
  }

  #forget() {
    this.#image.hidden = true;
    this.#image.removeAttribute("src");
    byId("chart-status").textContent = "";
    for (const format of ["svg", "png"]) {
      byId(`chart-${format}`).removeAttribute("href");
      byId(`chart-${format}`).setAttribute("aria-disabled", "true");
    }
  }
}

// What the columns from left to right are: something else with each of these.
const X_IS = { bar: "groups", box: "groups", heatmap: "groups", scatter: "measure", histogram: "measure", line: "course" };

/** What stays when another kind is chosen. What would be something else there is chosen anew. */
const carryOver = (chart, kind, title) => ({
  ...chart,
  x: X_IS[chart.type] === X_IS[kind] ? chart.x : null,
  y: chart.type !== "heatmap" && kind !== "heatmap" ? chart.y : undefined,
  title,
});

/** Sets a value that differs: setting the same again would move the caret of who is typing. */
function put(input, value) {
  if (input.value !== value && document.activeElement !== input) {
    input.value = value;
  }
}
