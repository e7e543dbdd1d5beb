// Asks before a dataset is deleted.
import { explain } from "../api.js";
import { byId, isolate } from "./dom.js";
import { toast } from "./toast.js";

export class DeleteDialog {
  #dialog = byId("delete-dialog");
  #error = byId("delete-error");

  /** @param current Says which dataset is shown. */
  constructor(datasets, current) {
    byId("delete").addEventListener("click", () => {
      byId("delete-title").textContent = `Delete ${isolate(current().name)}?`;
      this.#error.textContent = "";
      this.#dialog.showModal();
    });
    byId("delete-cancel").addEventListener("click", () => this.#dialog.close());
    byId("delete-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#delete(datasets, current());
    });
  }

  async #delete(datasets, { id, name }) {
    try {
      await datasets.remove(id);
      this.#dialog.close();
      location.hash = "#/";
      toast(`${isolate(name)} is deleted`);
    } catch (error) {
      this.#error.textContent = explain(error);
    }
  }
}
