// Files on their way to the server: one after the other, each cancellable.
import { cancelJob, jobEventsAddress, Problem, uploadAddress } from "./api.js";
import { randomId } from "./ids.js";

const FINAL = ["done", "failed", "cancelled"];

/** A file name without folder and endings: "2024.sales.csv.gz" is "2024.sales". */
export const nameOf = (file) => file.name.replace(/(\.(csv|tsv|tab|txt|jsonl?|ndjson|geojson|parquet|pq|xls[xmb]|zip|gz|zst))+$/i, "").trim().slice(0, 60) || "data";

/** One file. Event: "change". */
export class Upload extends EventTarget {
  file;
  /** The name it shall have, and how it is to be read. */
  settings;
  /** waiting, sending, reading, done, failed or cancelled. */
  state = "waiting";
  sent = 0;
  /** How much is read, 0 to 100; null while nobody knows. */
  percent = null;
  dataset = null;
  problem = null;
  #job;
  #request = null;
  #events = null;

  constructor(file, settings) {
    super();
    this.file = file;
    this.settings = settings;
  }

  get name() {
    return this.settings.name;
  }

  get isOver() {
    return FINAL.includes(this.state);
  }

  /** Sends the file; resolves when it is over, one way or another. */
  send() {
    this.#job = randomId();
    this.sent = 0;
    this.percent = this.problem = null;
    return new Promise((resolve) => {
      const request = (this.#request = new XMLHttpRequest());
      const method = this.settings.into !== undefined && !this.settings.adds ? "PUT" : "POST";
      request.open(method, uploadAddress({ ...this.settings, file: this.file.name, job: this.#job }));
      request.setRequestHeader("Content-Type", "application/octet-stream"); // browsers guess; the server looks
      request.responseType = "json";
      request.upload.onprogress = ({ loaded }) => this.#change(this.state, { sent: loaded });
      request.upload.onload = () => this.#read();
      request.onload = () => this.#answer(request.status, request.response);
      request.onerror = () => this.#change("failed", { problem: new Error("The connection was lost, or the file cannot be read any more.") });
      request.onabort = () => this.#change("cancelled");
      request.onloadend = () => {
        this.#events?.close();
        resolve();
      };
      this.#change("sending");
      request.send(this.file);
    });
  }

  /** Stops it. What has arrived is thrown away by the server. */
  async cancel() {
    if (this.state === "waiting") {
      this.#change("cancelled");
      return;
    }
    await cancelJob(this.#job).catch(() => {}); // too early, or too late
    this.#request.abort();
  }

  /** Another try, with these settings changed. */
  reset(changes) {
    this.settings = { ...this.settings, ...changes };
    this.#change("waiting", { problem: null });
  }

  /** All bytes are there; the server tells how far it has read. */
  #read() {
    this.#change("reading", { sent: this.file.size });
    this.#events = new EventSource(jobEventsAddress(this.#job));
    this.#events.addEventListener("progress", ({ data }) => this.#change(this.state, { percent: JSON.parse(data).percent }));
    // The end is told by the answer to the request itself. Without this, the browser would ask for the events again.
    FINAL.forEach((name) => this.#events.addEventListener(name, () => this.#events.close()));
  }

  #answer(status, body) {
    if (status >= 200 && status < 300) {
      this.#change("done", { dataset: body });
      return;
    }
    const problem = new Problem(status, body);
    this.#change(problem.type.endsWith("cancelled") ? "cancelled" : "failed", { problem });
  }

  #change(state, values = {}) {
    if (!this.isOver || state === "waiting" || state === "sending") {
      Object.assign(this, values, { state });
      this.dispatchEvent(new Event("change"));
    }
  }
}

/** All of them. Events: "change"; "done", with the upload. */
export class Uploads extends EventTarget {
  all = [];
  #running = false;

  add(uploads) {
    this.all.push(...uploads);
    uploads.forEach((upload) => upload.addEventListener("change", () => this.#tell()));
    this.#tell();
    this.#run();
  }

  retry(upload, changes) {
    upload.reset(changes);
    this.#run();
  }

  dismiss(upload) {
    this.all = this.all.filter((one) => one !== upload);
    this.#tell();
  }

  async #run() {
    if (this.#running) {
      return;
    }
    this.#running = true;
    for (let next; (next = this.all.find(({ state }) => state === "waiting")) !== undefined; ) {
      await next.send();
      if (next.state === "done") {
        this.dispatchEvent(new CustomEvent("done", { detail: next }));
      }
    }
    this.#running = false;
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}
