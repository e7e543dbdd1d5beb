// The rows of a dataset, in pages, sorted and filtered.
import { isAbort, readRows } from "../api.js";
import * as text from "../format.js";
import { format, note } from "../route.js";
import { byId, icon, make } from "./dom.js";
import { FilterDialog, hasValue, OPERATIONS } from "./filter-dialog.js";
import { grid, sortingHeader } from "./grid.js";
import { Pager } from "./pager.js";
import { showProblem } from "./problem.js";

const CELLS = 20_000;

export class TableTab {
  #frame = byId("table-frame");
  #dialog = new FilterDialog();
  #pager = new Pager(() => this.#load());
  #dataset = null;
  #sort = [];
  #filters = [];
  #request = null;

  constructor() {
    byId("table-clear").addEventListener("click", () => this.#filter([]));
  }

  /** Shows rows as the parameters of the address say. */
  show(dataset, parameters) {
    this.#dataset = dataset;
    const known = new Map(dataset.columns.map((column) => [column.name, column]));
    this.#sort = parameters.getAll("sort").filter((one) => known.has(bare(one)) || known.has(one));
    this.#filters = parameters.getAll("filter").map((one) => parseFilter(one, known)).filter((one) => one !== null);
    this.#pager.reset(Number(parameters.get("page")) || 1);
    this.#frame.replaceChildren();
    this.#load();
  }

  hide() {
    this.#request?.abort();
  }

  async #load({ keepFocus = null } = {}) {
    const dataset = this.#dataset;
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    this.#pager.limit = Math.max(10, Math.floor(CELLS / dataset.columns.length));
    this.#note();
    this.#frame.setAttribute("aria-busy", "true");
    try {
      const { offset, size } = this.#pager;
      const page = await readRows(dataset.id, { offset, limit: size, sort: this.#sort, filters: this.#filters.map(formatFilter) }, request.signal);
      if (page.rows.length === 0 && page.total > 0 && this.#pager.page > 1) {
        this.#pager.reset(1); // the link was to a page that is no more
        return this.#load();
      }
      showProblem(byId("table-problem"), null);
      this.#draw(page, keepFocus);
    } catch (error) {
      if (!isAbort(error)) {
        this.#frame.replaceChildren();
        byId("table-count").textContent = "";
        this.#drawFilters();
        showProblem(byId("table-problem"), error, () => this.#load());
      }
    } finally {
      if (request === this.#request) {
        this.#frame.removeAttribute("aria-busy");
      }
    }
  }

  #draw(page, keepFocus) {
    const { rows } = this.#dataset;
    byId("table-count").textContent = this.#filters.length > 0
      ? `${text.count(page.total)} of ${text.plural(rows, "row")}`
      : text.plural(page.total, "row");
    this.#drawFilters();
    this.#pager.draw(page.total, page.rows.length);
    const left = this.#frame.scrollLeft;
    const table = grid(page, { label: `Rows of ${this.#dataset.name}`, first: this.#pager.offset + 1, header: (column) => this.#header(column) });
    this.#frame.replaceChildren(table, ...(page.rows.length === 0 ? [make("p", { className: "state", textContent: this.#filters.length > 0 ? "No row matches." : "There are no rows." })] : []));
    this.#frame.scrollTo(left, 0);
    if (keepFocus !== null) {
      table.querySelectorAll(".head-sort")[keepFocus]?.focus({ preventScroll: true });
    }
  }

  #header(column) {
    const at = this.#sort.findIndex((one) => bare(one) === column.name || one === column.name);
    const sort = at < 0 ? "" : this.#sort[at] === column.name ? "ascending" : "descending";
    return sortingHeader(column, {
      sort,
      order: at >= 0 && this.#sort.length > 1 ? String(at + 1) : "",
      isFiltered: this.#filters.some((one) => one.column === column.name),
      onSort: (event) => this.#sortBy(column, sort, event.shiftKey),
      onFilter: () => this.#dialog.ask(column, this.#filters.find((one) => one.column === column.name), (filter) =>
        this.#filter([...this.#filters.filter((one) => one.column !== column.name), { column: column.name, ...filter }])),
    });
  }

  /** Ascending first, then descending, then as it was. */
  #sortBy(column, sort, isAlso) {
    const next = { "": [column.name], ascending: [`-${column.name}`], descending: [] }[sort];
    const others = isAlso ? this.#sort.filter((one) => one !== column.name && bare(one) !== column.name) : [];
    this.#sort = [...others, ...next];
    this.#pager.reset(1);
    this.#load({ keepFocus: this.#dataset.columns.findIndex(({ name }) => name === column.name) });
  }

  #filter(filters) {
    this.#filters = filters;
    this.#pager.reset(1);
    this.#load();
  }

  #drawFilters() {
    const drawing = byId("table-draw");
    drawing.hidden = this.#filters.length === 0;
    drawing.href = format(this.#dataset.id, "chart", new URLSearchParams(this.#filters.map((filter) => ["filter", formatFilter(filter)])));
    byId("table-clear").hidden = this.#filters.length < 2;
    byId("table-filters").replaceChildren(...this.#filters.map((filter) => {
      const said = [filter.column, OPERATIONS[filter.op], ...(hasValue(filter.op) ? [filter.value === "" ? "empty" : filter.value] : [])].join(" ");
      return make("li", { className: "chip" },
        make("bdi", { textContent: said }),
        make("button", {
          type: "button",
          "aria-label": `Remove the filter: ${said}`,
          onclick: () => {
            this.#filter(this.#filters.filter((one) => one !== filter));
            this.#frame.focus();
          },
        }, icon("close")));
    }));
  }

  #note() {
    const parameters = new URLSearchParams();
    this.#sort.forEach((one) => parameters.append("sort", one));
    this.#filters.forEach((one) => parameters.append("filter", formatFilter(one)));
    if (this.#pager.page > 1) {
      parameters.set("page", String(this.#pager.page));
    }
    note(this.#dataset.id, "table", parameters);
  }
}

const bare = (sort) => sort.replace(/^-/, "");

const formatFilter = ({ column, op, value }) => (hasValue(op) ? `${column}:${op}:${value}` : `${column}:${op}`);

/** Column names may have colons: the longest column that fits is the one that is meant. */
function parseFilter(filter, known) {
  const names = [...known.keys()].filter((name) => filter.startsWith(`${name}:`)).sort((one, other) => other.length - one.length);
  for (const column of names) {
    const [op, ...value] = filter.slice(column.length + 1).split(":");
    if (Object.hasOwn(OPERATIONS, op)) {
      return { column, op, value: value.join(":") };
    }
  }
  return null;
}
