// One dataset: its head, and the tab that the address names.
import { explain, isAbort, Problem, rejectsAddress } from "../api.js";
import { go } from "../route.js";
import { ChartTab } from "./chart-tab.js";
import { copyLink } from "./copy-link.js";
import { summary } from "./datasets.js";
import { DeleteDialog } from "./delete-dialog.js";
import { byId, isolate, make } from "./dom.js";
import { askName } from "./name-dialog.js";
import { ProfileTab } from "./profile-tab.js";
import { StatisticsTab } from "./statistics-tab.js";
import { SqlTab } from "./sql-tab.js";
import { TableTab } from "./table-tab.js";
import { Tabs } from "./tabs.js";
import { leftOut } from "./uploads.js";

export class DatasetView {
  #datasets;
  #dataset = null;
  #tabs = new Tabs((name) => this.#dataset !== null && go(this.#dataset.id, name));
  #views;
  #shown = null;
  #request = null;

  constructor(datasets) {
    this.#datasets = datasets;
    this.#views = { table: new TableTab(), profile: new ProfileTab(datasets), chart: new ChartTab(datasets), statistics: new StatisticsTab(), sql: new SqlTab(datasets) };
    byId("rename").addEventListener("click", () => askName(`Rename ${isolate(this.#dataset.name)}`, "Rename", this.#dataset.name, (name) => datasets.rename(this.#dataset.id, name)));
    datasets.addEventListener("change", () => this.#refresh());
    new DeleteDialog(datasets, () => this.#dataset);
    byId("copy-link").addEventListener("click", () => copyLink(location.href));
    byId("missing-retry").addEventListener("click", () => window.dispatchEvent(new Event("hashchange")));
  }

  /** Shows what a route names. */
  async show({ id, tab, parameters }) {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    try {
      const dataset = await this.#datasets.find(id, request.signal);
      if (request === this.#request) {
        this.#open(dataset, tab, parameters);
      }
    } catch (error) {
      if (!isAbort(error) && request === this.#request) {
        this.#miss(error);
      }
    }
  }

  hide() {
    this.#request?.abort();
    this.#request = null;
    this.#shown?.hide();
    this.#shown = null;
    byId("dataset").hidden = byId("missing").hidden = true;
  }

  #open(dataset, tab, parameters) {
    this.#dataset = dataset;
    this.#drawHead(dataset);
    byId("dataset").hidden = false;
    byId("missing").hidden = true;
    const view = this.#views[tab];
    if (view !== this.#shown) {
      this.#shown?.hide();
      this.#shown = view;
    }
    this.#tabs.select(tab);
    view.show(dataset, parameters);
  }

  /** It may have another name now. */
  #refresh() {
    const dataset = this.#datasets.all?.find(({ id }) => id === this.#dataset?.id);
    if (dataset !== undefined && this.#shown !== null) {
      const hasOtherRows = dataset.updatedAt !== this.#dataset.updatedAt;
      this.#dataset = dataset;
      this.#drawHead(dataset);
      if (hasOtherRows) {
        window.dispatchEvent(new Event("hashchange")); // shows the tab anew
      }
    }
  }

  /** The one that is shown. */
  get current() {
    return this.#dataset;
  }

  #drawHead(dataset) {
    document.title = `${dataset.name} – Hyperlane Data`;
    byId("dataset-name").textContent = dataset.name;
    byId("dataset-summary").textContent = summary(dataset);
    byId("dataset-origin").textContent = dataset.origin ?? "";
    byId("dataset-origin").hidden = !dataset.origin;
    const left = leftOut(dataset);
    const list = dataset.rejects ? [" ", make("a", { href: rejectsAddress(dataset.id), download: "", textContent: "Download the list" })] : [];
    byId("dataset-skipped").replaceChildren(`${left} ${dataset.skipped + dataset.nulled === 1 ? "was" : "were"} left out.`, ...list);
    byId("dataset-skipped").hidden = left === "";
  }

  #miss(error) {
    this.#shown?.hide();
    this.#shown = null;
    const isGone = error instanceof Problem && error.status === 404;
    byId("dataset").hidden = true;
    byId("missing").hidden = false;
    byId("missing-title").textContent = isGone ? "This dataset is not here" : "This does not work just now";
    byId("missing-text").textContent = isGone ? "It was deleted, or the link is wrong." : explain(error);
    byId("missing-retry").hidden = isGone;
  }
}
