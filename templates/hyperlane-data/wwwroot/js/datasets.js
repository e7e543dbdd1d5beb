// The datasets that the server has, and their profiles.
import { datasetEventsAddress, deleteDataset, findDataset, listDatasets, readAgain, readProfile, renameDataset } from "./api.js";

/** Events: "change", after each answer; "failure", when there was none. */
export class Datasets extends EventTarget {
  all = null;
  #profiles = new Map();
  #events = null;

  constructor() {
    super();
    document.addEventListener("visibilitychange", () => this.#listen());
    this.#listen();
  }

  /** Others load and delete, too. Only a page that is looked at listens: a browser has few connections to one server. */
  #listen() {
    this.#events?.close();
    this.#events = null;
    if (document.visibilityState === "visible") {
      this.#events = new EventSource(datasetEventsAddress());
      this.#events.addEventListener("ready", () => this.refresh());
      this.#events.addEventListener("change", () => this.refresh());
    }
  }

  async refresh() {
    try {
      this.#replace(await listDatasets());
    } catch (error) {
      this.dispatchEvent(new CustomEvent("failure", { detail: error }));
    }
  }

  /** One of them, asked for unless known; throws a Problem of status 404 when there is none. */
  async find(id, signal) {
    return this.all?.find((one) => one.id === id) ?? findDataset(id, signal);
  }

  /** A new one, which stands last; or one that has other rows now. */
  add(dataset) {
    const isKnown = this.all?.some(({ id }) => id === dataset.id);
    this.#replace(isKnown ? this.all.map((one) => (one.id === dataset.id ? dataset : one)) : [...(this.all ?? []), dataset]);
    this.refresh();
  }

  /** Reads the file of one otherwise; its id and its links stay. */
  async readAgain(id, parameters) {
    this.add(await readAgain(id, parameters));
  }

  /** Another name; its id and its links stay. */
  async rename(id, name) {
    const dataset = await renameDataset(id, name);
    this.#replace((this.all ?? []).map((one) => (one.id === id ? dataset : one)));
  }

  async remove(id) {
    await deleteDataset(id);
    this.#profiles.delete(id);
    this.#replace((this.all ?? []).filter((one) => one.id !== id));
  }

  /**
   * The profile, asked for once as long as the rows stay the same. It has the `columns` that are known so far, tells "column" for each further one, and
   * `whole` is all of them, when they are.
   */
  profile(id) {
    const { updatedAt = null } = this.all?.find((one) => one.id === id) ?? {};
    if (this.#profiles.get(id)?.updatedAt !== updatedAt) {
      const profile = Object.assign(new EventTarget(), { columns: [], updatedAt });
      profile.whole = readProfile(id, (column) => {
        profile.columns.push(column);
        profile.dispatchEvent(new Event("column"));
      }).then(() => profile.columns);
      profile.whole.catch(() => this.#profiles.delete(id));
      this.#profiles.set(id, profile);
    }
    return this.#profiles.get(id);
  }

  /** The columns of the profile if it comes soon, else null: a large dataset takes its time. */
  async profileSoon(id) {
    const late = new Promise((resolve) => setTimeout(resolve, 1_500, null));
    const profile = this.profile(id).whole.catch(() => null);
    return Promise.race([profile, late]);
  }

  #replace(all) {
    this.all = all;
    this.dispatchEvent(new Event("change"));
  }
}
