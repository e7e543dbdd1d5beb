// One saved view: its name, what can be done with it, and its chart or its first rows.
import { explain, isAbort, readSavedChart, readSavedRows, removeSaved, renameSaved, savedChartAddress } from "../api.js";
import { format, formatSaved } from "../route.js";
import { chartParameters } from "./chart-tab.js";
import { copyLink } from "./copy-link.js";
import { icon, isolate, make } from "./dom.js";
import { grid } from "./grid.js";
import { askName } from "./name-dialog.js";
import { drawPlan } from "./plan.js";
import { showProblem } from "./problem.js";
import { forAddress } from "./sql-parameters.js";
import { toast } from "./toast.js";

const ROWS = { tile: 8, alone: 500 };

export class SavedTile {
  #view;
  #isAlone;
  #body = make("div", { className: "saved-body" });
  #problem = make("div", { className: "problem", role: "alert", hidden: true });
  #request = null;
  #theme = null;

  /**
   * @param state What it is made of, as text: it is drawn again when that has changed.
   * @param isAlone Whether it has the page for itself.
   * @param changed Called when it has another name or is gone.
   */
  constructor(view, state, datasets, { isAlone, changed }) {
    this.#view = view;
    this.#isAlone = isAlone;
    this.state = state;
    const open = addressOf(view, datasets);
    const actions = make(
      "div",
      { className: "saved-actions" },
      this.#action("link", "Copy the link of", () => copyLink(new URL(formatSaved(view.id), location.href).href)),
      this.#action("pencil", "Rename", () =>
        askName(`Rename ${isolate(view.name)}`, "Rename", view.name, async (name) => {
          await renameSaved(view, name);
          changed();
        }),
      ),
      this.#action("trash", "Delete", () => this.#remove(changed)),
    );
    this.element = make(
      "li",
      { className: "saved-tile" },
      make(
        "header",
        { className: "saved-head" },
        make("h2", {}, make("a", { href: isAlone ? open : formatSaved(view.id), textContent: view.name, dir: "auto" })),
        actions,
      ),
      this.#problem,
      this.#body,
      make(
        "p",
        { className: "saved-foot" },
        make("a", { href: open, textContent: "Open" }),
        ` ${summaryOf(view, datasets)}`,
        ...this.#pictures(),
      ),
    );
  }

  toString() {
    return this.state;
  }

  /** Asks for what it shows, unless it shows that already. */
  async run() {
    const theme = document.documentElement.dataset.colours;
    if (this.#theme === theme) {
      return;
    }
    this.#theme = theme;
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    this.element.setAttribute("aria-busy", "true");
    try {
      const drawn = this.#view.chart === null ? await this.#rows(request.signal) : await this.#chart(theme, request.signal);
      this.#body.replaceChildren(...drawn);
      showProblem(this.#problem, null);
    } catch (error) {
      if (isAbort(error)) {
        return;
      }
      this.#body.replaceChildren();
      this.#theme = null;
      showProblem(this.#problem, error, () => this.run());
    }
    this.element.setAttribute("aria-busy", "false");
  }

  async #rows(signal) {
    const table = await readSavedRows(this.#view.id, this.#isAlone ? ROWS.alone : ROWS.tile, signal);
    const frame = make(
      "div",
      { className: "grid-frame", role: "region", "aria-label": `Rows of ${this.#view.name}`, tabIndex: 0 },
      grid(table, { label: this.#view.name }),
    );
    return table.truncated ? [frame, make("p", { className: "hint", textContent: `The first ${table.rows.length} rows.` })] : [frame];
  }

  async #chart(theme, signal) {
    const width = Math.max(240, Math.floor(this.#body.clientWidth));
    const size = {
      width,
      height: this.#isAlone ? Math.max(320, Math.min(width * 0.6, window.innerHeight - 260) | 0) : Math.max(260, (width * 0.6) | 0),
    };
    const plan = await readSavedChart(this.#view.id, { ...size, theme }, signal);
    const image = make("div", { className: "saved-chart", role: "img", "aria-label": plan.description }, ...(await drawPlan(plan, size)));
    const notes = plan.notes.map((text) => make("li", { textContent: text }));
    return notes.length === 0 ? [image] : [image, make("ul", { className: "chart-notes", "aria-label": "Notes" }, ...notes)];
  }

  #pictures() {
    return !this.#isAlone || this.#view.chart === null
      ? []
      : ["svg", "png"].flatMap((format) => [
          " · ",
          make("a", { href: savedChartAddress(this.#view.id, format).href, textContent: format.toUpperCase() }),
        ]);
  }

  #action(name, word, onclick) {
    const label = `${word} ${this.#view.name}`;
    return make(
      "button",
      { className: "icon-button", type: "button", "aria-label": label, title: word === "Copy the link of" ? "Copy link" : word, onclick },
      icon(name),
    );
  }

  async #remove(changed) {
    try {
      await removeSaved(this.#view.id);
      toast(`${isolate(this.#view.name)} is deleted`);
      changed();
    } catch (error) {
      toast(explain(error));
    }
  }
}

/** Where a view is opened to go on with it: the tab of a dataset. */
function addressOf(view, datasets) {
  const all = datasets.all ?? [];
  const host = all.some(({ id }) => id === view.dataset) || view.sql === null ? view.dataset : (all[0]?.id ?? view.dataset ?? "");
  const source = { filters: view.filter ?? [], sql: view.sql, parameters: view.parameters };
  if (view.chart !== null) {
    const { width, height, theme, ...chart } = view.chart;
    return format(host, "chart", chartParameters(chart, source));
  }
  return view.sql === null
    ? format(host, "table", new URLSearchParams(source.filters.map((one) => ["filter", one])))
    : format(host, "sql", new URLSearchParams({ q: view.sql, ...forAddress(view.parameters) }));
}

/** What it shows, in a few words. */
function summaryOf({ chart, sql, dataset, filter }, datasets) {
  const name = datasets.all?.find(({ id }) => id === dataset)?.name;
  const of = sql !== null ? "SQL" : (name ?? "a dataset that was deleted");
  return `${chart === null ? "Table" : "Chart"} of ${of}${filter?.length > 0 ? ", filtered" : ""}`;
}
