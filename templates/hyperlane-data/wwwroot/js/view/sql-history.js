// What was asked before, kept in this browser.
import { lasting } from "../storage.js";
import { byId, make } from "./dom.js";

const KEPT = 50;

export class SqlHistory {
  #take;

  /** @param take Called with the SQL that is chosen again. */
  constructor(take) {
    this.#take = take;
    byId("sql-forget").addEventListener("click", () => this.#keep([]));
    this.#draw();
  }

  add(sql) {
    this.#keep([sql, ...this.#all.filter((one) => one !== sql)].slice(0, KEPT));
  }

  get #all() {
    const all = lasting.get("history", []);
    return Array.isArray(all) ? all.filter((one) => typeof one === "string") : [];
  }

  #keep(all) {
    lasting.set("history", all);
    this.#draw();
  }

  #draw() {
    const all = this.#all;
    byId("sql-forget").hidden = all.length === 0;
    byId("sql-history").replaceChildren(...(all.length === 0
      ? [make("li", { className: "hint", textContent: "Nothing was asked yet." })]
      : all.map((sql) => make("li", {}, make("button", {
        className: "suggestion", type: "button", textContent: sql.replace(/\s+/g, " "), title: sql, onclick: () => this.#take(sql),
      })))));
  }
}
