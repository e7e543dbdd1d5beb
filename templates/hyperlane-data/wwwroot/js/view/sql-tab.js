// Asks the server by SQL.
import { isAbort, keepAnswer, query, saveView } from "../api.js";
import * as text from "../format.js";
import { go, note } from "../route.js";
import { examples, quote } from "../sql.js";
import { byId, isolate, make } from "./dom.js";
import { grid } from "./grid.js";
import { askName } from "./name-dialog.js";
import { SqlEditor } from "./sql-editor.js";
import { SqlHistory } from "./sql-history.js";
import { forAddress, SqlParameters } from "./sql-parameters.js";
import { showProblem } from "./problem.js";
import { toast } from "./toast.js";

// A browser takes its time for more than these.
const SHOWN = 1_000;
const CELLS = 20_000;

const FORMATS = {
  csv: ["text/csv", "csv"],
  json: ["application/json", "json"],
  jsonl: ["application/x-ndjson", "jsonl"],
  parquet: ["application/vnd.apache.parquet", "parquet"],
  arrow: ["application/vnd.apache.arrow.stream", "arrows"],
};

export class SqlTab {
  #datasets;
  #editor = new SqlEditor(byId("sql-text"), () => this.#run());
  #frame = byId("sql-frame");
  #status = byId("sql-status");
  #history = new SqlHistory((sql) => this.#take(sql));
  #dataset = null;
  #parameters = new SqlParameters();
  #asked = { sql: "" };
  #request = null;

  constructor(datasets) {
    this.#datasets = datasets;
    byId("sql-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#run();
    });
    byId("sql-draw").addEventListener("click", () => go(this.#dataset.id, "chart", this.#addressOf("sql")));
    byId("sql-save").addEventListener("click", () => askName("Save this query", "Save", "", (name) => this.#save(name)));
    byId("sql-keep").addEventListener("click", () => askName("Keep the answer as a dataset", "Keep", `${this.#dataset.name} 2`, (name) => this.#keep(name)));
    byId("sql-cancel").addEventListener("click", () => this.#request?.abort());
    byId("sql-exports").addEventListener("click", ({ target }) => target.dataset.format && this.#export(target.dataset.format));
    datasets.addEventListener("change", () => this.#dataset !== null && this.#drawTables());
  }

  async show(dataset, parameters) {
    const wished = parameters.get("q");
    if (this.#dataset?.id !== dataset.id) {
      this.#dataset = dataset;
      this.#clear();
      this.#editor.value = wished ?? "";
      this.#parameters.take(parameters);
      this.#drawTables();
      await this.#drawExamples();
    }
    if (wished !== null && wished !== this.#asked.sql) {
      this.#editor.value = wished;
      this.#run();
    } else if (wished === null && this.#asked.sql !== "") {
      this.#note();
    }
  }

  hide() {
    this.#request?.abort();
  }

  async #drawExamples() {
    const dataset = this.#dataset;
    const profile = await this.#datasets.profileSoon(dataset.id);
    if (this.#dataset === dataset) {
      const found = examples(dataset, profile);
      byId("sql-examples").replaceChildren(...found.map(([title, sql]) => this.#suggestion(title, () => this.#take(sql))));
      this.#editor.value ||= found[0][1];
    }
  }

  #drawTables() {
    this.#editor.know(this.#datasets.all ?? [this.#dataset], this.#dataset);
    byId("sql-tables").replaceChildren(...(this.#datasets.all ?? [this.#dataset]).flatMap(({ name, columns }) => [
      this.#suggestion(quote(name), () => this.#insert(quote(name)), "table-name"),
      ...(name === this.#dataset.name ? columns.map((column) => this.#suggestion(quote(column.name), () => this.#insert(quote(column.name)))) : []),
    ]));
  }

  #suggestion(label, onclick, className = "") {
    return make("li", {}, make("button", { className: `suggestion ${className}`, type: "button", textContent: label, onclick, dir: "auto" }));
  }

  #take(sql) {
    this.#editor.value = sql;
    this.#editor.focus();
  }

  #insert(name) {
    this.#editor.insert(name);
  }

  async #run() {
    const sql = this.#editor.value.trim();
    if (sql === "") {
      this.#editor.focus();
      return;
    }
    this.#asked = { sql, parameters: this.#parameters.of(sql) };
    this.#note();
    this.#history.add(sql);
    await this.#busyWith("Running…", async (signal) => {
      const response = await query(this.#asked, "application/json", signal);
      this.#draw(await response.json());
    });
  }

  /** The address says what was asked, so that it can be shared. */
  #note() {
    note(this.#dataset.id, "sql", this.#addressOf("q"));
  }

  #addressOf(name) {
    return new URLSearchParams({ [name]: this.#asked.sql, ...forAddress(this.#asked.parameters) });
  }

  async #save(name) {
    await saveView({ ...this.#asked, name, dataset: this.#dataset.id });
    toast(`${isolate(name)} is among the saved views`);
  }

  async #keep(name) {
    const dataset = await keepAnswer(this.#asked, name);
    this.#datasets.add(dataset);
    go(dataset.id);
  }

  async #export(format) {
    const [type, ending] = FORMATS[format];
    const before = this.#status.textContent;
    await this.#busyWith("Exporting…", async (signal) => {
      const response = await query(this.#asked, type, signal);
      const address = URL.createObjectURL(await response.blob());
      make("a", { href: address, download: `${this.#dataset.name}.${ending}` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      this.#status.textContent = before;
    });
  }

  async #busyWith(word, work) {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    this.#busy(true, word);
    try {
      await work(request.signal);
      showProblem(byId("sql-problem"), null);
      this.#editor.mark(null);
    } catch (error) {
      if (request === this.#request) {
        this.#clear();
        this.#status.textContent = isAbort(error) ? "Cancelled." : "";
        showProblem(byId("sql-problem"), isAbort(error) ? null : error, () => this.#run());
        this.#editor.mark(error.place ?? null, error.message);
        this.#parameters.askFor(error.fields ?? {});
      }
    }
    if (request === this.#request) {
      this.#busy(false);
    }
  }

  #busy(isBusy, word = "") {
    byId("sql-cancel").hidden = !isBusy;
    this.#frame.setAttribute("aria-busy", String(isBusy));
    if (isBusy) {
      this.#status.textContent = word;
      showProblem(byId("sql-problem"), null);
    }
  }

  #draw(result) {
    const most = Math.min(SHOWN, Math.ceil(CELLS / result.columns.length));
    const shown = { ...result, rows: result.rows.slice(0, most) };
    const part = shown.rows.length < result.rows.length ? `, the first ${text.count(most)} shown` : "";
    const cut = result.truncated ? " (the server stopped here: there are more)" : "";
    this.#status.textContent = `${text.plural(result.rows.length, "row")}${cut} in ${text.duration(result.milliseconds)}${part}`;
    this.#frame.replaceChildren(grid(shown, { label: "Result" }));
    this.#frame.scrollTo(0, 0);
    this.#frame.hidden = byId("sql-exports").hidden = result.columns.length === 0;
  }

  #clear() {
    this.#frame.replaceChildren();
    this.#frame.hidden = byId("sql-exports").hidden = true;
    this.#status.textContent = "";
    showProblem(byId("sql-problem"), null);
  }
}
