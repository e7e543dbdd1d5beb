// The form of a chart: its kind, columns and options.
import { AGGREGATES, FIELDS, isOffered, KINDS, kindsFor, OPTIONS } from "../charts.js";
import { byId, fill, icon, make } from "./dom.js";

const FREE = ["bins", "title"];

export class ChartForm {
  #form = byId("chart-form");

  /** @param changed Called with the name of the field that was changed. */
  constructor(changed) {
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", ({ target }) => changed(target.name));
    this.#form.addEventListener("input", ({ target }) => target.matches("#chart-title, #chart-bins") && changed(target.name));
  }

  /** What is chosen, by field. */
  read() {
    const wishes = [...FIELDS, "agg", "title", ...Object.keys(OPTIONS)].map((field) => [field, byId(`chart-${field}`).value]);
    return { kind: this.#form.querySelector("[name=type]:checked").value, wishes: Object.fromEntries(wishes) };
  }

  focus() {
    this.#form.querySelector("select").focus();
  }

  /** Shows a chart's choices, and what else could be chosen. */
  draw(chart, columns) {
    const rules = KINDS[chart.type];
    this.#drawKinds(kindsFor(columns), chart.type);
    for (const field of FIELDS) {
      const rule = rules[field];
      if (this.#offer(field, rule !== undefined)) {
        const none = rule.none === undefined ? [] : [["", rule.none]];
        fill(byId(`chart-${field}`), [...none, ...columns.filter(rule.accepts).map(({ name }) => [name, name])], chart[field]);
      }
    }
    if (this.#offer("agg", chart.agg !== undefined)) {
      fill(byId("chart-agg"), Object.entries(AGGREGATES), chart.agg);
    }
    for (const [option, choices] of Object.entries(OPTIONS)) {
      const isThere = this.#offer(option, isOffered(option, chart, columns));
      if (choices !== null) {
        fill(byId(`chart-${option}`), isThere ? Object.entries(choices) : [], isThere ? chart[option] ?? "" : "");
      }
    }
    for (const field of FREE) {
      put(byId(`chart-${field}`), chart[field] ?? "");
    }
    byId("chart-color").closest("label").firstElementChild.textContent = chart.type === "heatmap" ? "Colour by" : "Colour";
  }

  #offer(field, isThere) {
    this.#form.querySelector(`[data-field=${field}]`).hidden = !isThere;
    return isThere;
  }

  #drawKinds(kinds, chosen) {
    const box = byId("chart-types");
    if (box.dataset.kinds !== kinds.join()) {
      box.dataset.kinds = kinds.join();
      box.replaceChildren(...kinds.map((kind) => make("label", { className: "chart-type" },
        make("input", { type: "radio", name: "type", value: kind }), icon(kind), make("span", { textContent: KINDS[kind].label }))));
    }
    box.querySelector(`[value=${chosen}]`).checked = true;
  }
}

/** Sets a value that differs: setting the same again would move the caret of who is typing. */
function put(input, value) {
  if (input.value !== value && document.activeElement !== input) {
    input.value = value;
  }
}
