// Asks for a filter of one column.
import { isNumeric, isTemporal } from "../columns.js";
import { byId, fill, isolate } from "./dom.js";

/** Operations, by their name in an address, in words. */
export const OPERATIONS = {
  contains: "contains",
  starts: "starts with",
  eq: "is",
  ne: "is not",
  lt: "is less than",
  le: "is at most",
  gt: "is more than",
  ge: "is at least",
  null: "is null",
  notnull: "is not null",
};

export const hasValue = (op) => op !== "null" && op !== "notnull";

const ORDERED = ["eq", "ne", "lt", "le", "gt", "ge", "null", "notnull"];
const INPUTS = { date: "date", time: "time", timestamp: "datetime-local" };

export class FilterDialog {
  #dialog = byId("filter-dialog");
  #op = byId("filter-op");
  #value = byId("filter-value");
  #error = byId("filter-error");
  #done = null;

  constructor() {
    byId("filter-cancel").addEventListener("click", () => this.#dialog.close());
    this.#op.addEventListener("change", () => this.#adapt());
    byId("filter-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /**
   * @param filter The filter that the column has, or undefined.
   * @param done Called with `{op, value}`.
   */
  ask(column, filter, done) {
    this.#done = done;
    byId("filter-title").textContent = `Filter ${isolate(column.name)}`;
    const operations = operationsFor(column);
    fill(this.#op, operations.map((op) => [op, OPERATIONS[op]]), filter?.op ?? operations[0]);
    this.#value.type = INPUTS[column.type] ?? "text";
    this.#value.step = this.#value.type === "text" ? "" : "any";
    this.#value.inputMode = isNumeric(column) ? "decimal" : "text";
    this.#value.value = filter?.value ?? "";
    this.#error.textContent = "";
    this.#adapt();
    this.#dialog.showModal();
    (hasValue(this.#op.value) ? this.#value : this.#op).focus();
  }

  #adapt() {
    this.#value.hidden = !hasValue(this.#op.value);
  }

  #submit() {
    const op = this.#op.value;
    if (hasValue(op) && this.#value.value === "" && !["eq", "ne"].includes(op)) {
      this.#error.textContent = "Say which value.";
      this.#value.focus();
      return;
    }
    this.#dialog.close();
    this.#done({ op, value: hasValue(op) ? this.#value.value : "" });
  }
}

function operationsFor(column) {
  if (isNumeric(column) || isTemporal(column)) {
    return isNumeric(column) ? ["ge", ...ORDERED.filter((op) => op !== "ge")] : ORDERED;
  }
  return column.type === "boolean" ? ["eq", "null", "notnull"] : Object.keys(OPERATIONS);
}
