// How a file is to be read: its first rows as they would be, and a control for each decision.
import { explain, isAbort, previewFile } from "../api.js";
import { byId, fill, make } from "./dom.js";

/** Of a larger file only the beginning is looked at before it is loaded. */
const WHOLE = 4 << 20;
const PART = 1 << 20;
/** What is in an archive or a workbook stands at its end: they are looked at whole, up to this size. */
const PACKED = /\.(zip|xls[xmb])$/i;
const MOST_PACKED = 64 << 20;
const TYPES = ["text", "integer", "number", "boolean", "date", "time", "timestamp"];
const FIELDS = ["delimiter", "header", "skip", "comment", "missing", "decimal", "dates", "encoding", "sheet", "onError"];

export class ReadingForm {
  #file = null;
  #types = new Map();
  /** The sheet that is shown, where there are several. */
  #sheet = null;
  #asking = null;
  #wait = 0;

  constructor() {
    byId("reading").addEventListener("change", () => this.#look());
    byId("reading-sheets").addEventListener("change", ({ target }) => {
      this.#sheet = target.value;
      this.#types.clear(); // those of the other table
      this.#look();
    });
    byId("reading").addEventListener("input", ({ target }) => target.matches("input") && this.#lookSoon());
  }

  /** Shows a file, or nothing where there are several. */
  show(file, before) {
    this.#file = file;
    this.#types = new Map((before?.types ?? []).map((pair) => [pair.slice(0, pair.lastIndexOf(":")), pair.slice(pair.lastIndexOf(":") + 1)]));
    this.#offerSheets([], null);
    FIELDS.forEach((field) => { control(field).value = before?.[field] ?? (field === "onError" ? "fail" : ""); });
    byId("preview").replaceChildren();
    byId("preview").hidden = file === null;
    if (file !== null) {
      this.#look();
    }
  }

  /** Stops looking. */
  close() {
    clearTimeout(this.#wait);
    this.#asking?.abort();
  }

  /** What the user has said, as parameters of the API. */
  get settings() {
    const said = Object.fromEntries(FIELDS.map((field) => [field, control(field).value]).filter(([, value]) => value !== ""));
    const chosen = this.#sheet === null ? {} : { sheet: this.#sheet };
    return { ...said, ...chosen, types: [...this.#types].map(([name, type]) => `${name}:${type}`) };
  }

  #lookSoon() {
    clearTimeout(this.#wait);
    this.#wait = setTimeout(() => this.#look(), 400);
  }

  async #look() {
    clearTimeout(this.#wait);
    this.#asking?.abort();
    if (this.#file === null) {
      return;
    }
    const asking = (this.#asking = new AbortController());
    const isPacked = PACKED.test(this.#file.name);
    const partial = this.#file.size > WHOLE && !isPacked;
    if (isPacked && this.#file.size > MOST_PACKED) {
      byId("preview").replaceChildren(make("p", { className: "preview-note", textContent: "This file is too large to be looked at before it is loaded." }));
      return;
    }
    try {
      const body = partial ? this.#file.slice(0, PART) : this.#file;
      const preview = await previewFile(body, { ...this.settings, file: this.#file.name, partial }, asking.signal);
      this.#draw(preview);
    } catch (error) {
      if (isAbort(error) || asking.signal.aborted) {
        return;
      }
      if (error.encoding && control("encoding").value === "") {
        control("encoding").value = "windows-1252"; // what it looks like; the rows below show whether it is
        this.#look();
      } else if (error.fields?.file !== undefined) {
        byId("preview").replaceChildren(); // a format with types of its own
      } else {
        byId("preview").replaceChildren(make("p", { className: "preview-note", textContent: explain(error) }));
      }
    }
  }

  #draw({ columns, rows, reading, total, partial, sheets, sheet }) {
    this.#offerSheets(sheets, sheet);
    const head = columns.map(({ name, type }) => make("th", { scope: "col" }, make("span", { textContent: name, dir: "auto" }), this.#typeOf(name, type)));
    const cells = rows.slice(0, 8).map((row) => make("tr", {}, ...row.map((value) => make("td", { textContent: value ?? "", dir: "auto", className: value === null ? "missing" : "" }))));
    const table = make("div", { className: "preview-table", role: "region", "aria-label": "The first rows", tabIndex: 0 },
      make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...cells)));
    const decided = reading.decisions.filter(({ confidence, what }) => confidence < 1 || what === "encoding").map(({ reason }) => make("li", { textContent: reason }));
    const offers = reading.columns.filter(({ offer }) => offer !== null).slice(0, 12).map((column) => this.#offer(column));
    const notes = reading.notes.map((note) => make("li", { textContent: note }));
    const seen = partial ? [make("p", { className: "preview-note", textContent: `These are the first ${total.toLocaleString()} rows; when the file is loaded, all of its rows decide on types.` })] : [];
    byId("preview").replaceChildren(table, make("ul", { className: "preview-hints" }, ...offers, ...decided, ...notes), ...seen);
  }

  /** Of several sheets or files one is chosen; of a JSON object, a member may be named. */
  #offerSheets(sheets, sheet) {
    this.#sheet = sheets.length > 1 ? sheet : null;
    byId("reading-choice").hidden = sheets.length < 2;
    byId("reading-sheet").closest("label").hidden = sheets.length > 1;
    fill(byId("reading-sheets"), sheets.map((name) => [name, name]), sheet ?? "");
  }

  #typeOf(name, type) {
    const choose = make("select", { className: "select", "aria-label": `Type of ${name}` }, ...(TYPES.includes(type) ? TYPES : [type, ...TYPES]).map((value) => make("option", { value, textContent: value })));
    choose.value = type;
    choose.addEventListener("change", () => this.#types.set(name, choose.value));
    return choose;
  }

  /** A column that could be more than text, and a button that makes it so. */
  #offer({ name, reason, offer }) {
    const use = make("button", {
      type: "button",
      className: "button button-small",
      textContent: `Read as ${offer.type}`,
      "aria-label": `Read ${name} as ${offer.type}`,
      title: offer.loses === null ? "" : `This loses ${offer.loses}.`,
      onclick: () => {
        const missing = new Set([...control("missing").value.split(",").filter(Boolean), ...(offer.missing ?? [])]);
        control("missing").value = [...missing].join(",");
        control("decimal").value = offer.decimal ?? control("decimal").value;
        control("dates").value = offer.dates ?? control("dates").value;
        this.#types.set(name, offer.type);
        this.#look();
      },
    });
    return make("li", {}, make("span", {}, make("strong", { textContent: name, dir: "auto" }), ` ${reason} `), use);
  }
}

const control = (field) => byId(`reading-${field.toLowerCase()}`);
