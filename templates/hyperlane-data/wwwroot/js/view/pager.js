// Which page of the rows is shown.
import * as text from "../format.js";
import { lasting } from "../storage.js";
import { byId } from "./dom.js";

export class Pager {
  page = 1;
  /** Wide tables have shorter pages, however many rows are wished for. */
  limit = Infinity;
  #select = byId("table-size");
  #pages = 1;

  /** @param turn Called when another page is wanted. */
  constructor(turn) {
    const wanted = String(lasting.get("pageSize", 100));
    this.#select.value = [...this.#select.options].some(({ value }) => value === wanted) ? wanted : "100";
    this.#select.addEventListener("change", () => {
      lasting.set("pageSize", Number(this.#select.value));
      this.page = 1;
      turn();
    });
    const to = (id, page) => byId(id).addEventListener("click", () => {
      const wished = Math.min(Math.max(1, page()), this.#pages);
      if (wished !== this.page) {
        this.page = wished;
        turn();
      }
    });
    to("page-first", () => 1);
    to("page-previous", () => this.page - 1);
    to("page-next", () => this.page + 1);
    to("page-last", () => this.#pages);
  }

  get size() {
    return Math.min(Number(this.#select.value), this.limit);
  }

  get offset() {
    return (this.page - 1) * this.size;
  }

  reset(page) {
    this.page = Math.max(1, Math.floor(page));
  }

  /** @param shown How many rows the page has. */
  draw(total, shown) {
    this.#pages = Math.max(1, Math.ceil(total / this.size));
    byId("table-pager").hidden = total <= 25;
    byId("page-text").textContent = shown === 0 ? "No rows" : `${text.count(this.offset + 1)}–${text.count(this.offset + shown)} of ${text.count(total)}`;
    // Not the property: a button that cannot be used any more would drop the focus that it has.
    const disable = (id, isDisabled) => byId(id).setAttribute("aria-disabled", String(isDisabled));
    ["page-first", "page-previous"].forEach((id) => disable(id, this.page <= 1));
    ["page-next", "page-last"].forEach((id) => disable(id, this.page >= this.#pages));
  }
}
