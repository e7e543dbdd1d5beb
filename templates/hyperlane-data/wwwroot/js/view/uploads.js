// Files that are being loaded, and what became of them.
import { explain } from "../api.js";
import * as text from "../format.js";
import { format } from "../route.js";
import { byId, icon, isolate, make } from "./dom.js";
import { freeName } from "./upload-dialog.js";

const LINGERS = 6_000;

const WORDS = { waiting: "Waits for the others", done: "Loaded", cancelled: "Cancelled", failed: "Not loaded" };

export class UploadsView {
  #uploads;
  #datasets;
  #edit;
  #items = new Map();

  /** @param edit Lets the user change how a file is read, and tries again. */
  constructor(uploads, datasets, edit) {
    this.#uploads = uploads;
    this.#datasets = datasets;
    this.#edit = edit;
    uploads.addEventListener("change", () => this.#draw());
  }

  #draw() {
    const { all } = this.#uploads;
    byId("uploads").hidden = all.length === 0;
    for (const [upload, item] of this.#items) {
      if (!all.includes(upload)) {
        item.element.remove();
        this.#items.delete(upload);
      }
    }
    for (const upload of all) {
      if (!this.#items.has(upload)) {
        const item = new UploadItem(upload, this.#uploads, this.#datasets, this.#edit);
        this.#items.set(upload, item);
        byId("upload-list").prepend(item.element);
      }
      this.#items.get(upload).draw();
    }
  }
}

class UploadItem {
  element = make("li", { className: "upload" });
  #upload;
  #uploads;
  #datasets;
  #edit;
  #state = "";
  #quarter = 0;
  #bar = make("progress", { className: "upload-bar", max: 100 });
  #progress = make("p", { className: "upload-progress" });

  constructor(upload, uploads, datasets, edit) {
    this.#upload = upload;
    this.#uploads = uploads;
    this.#datasets = datasets;
    this.#edit = edit;
  }

  draw() {
    const { state } = this.#upload;
    if (state !== this.#state) {
      this.#state = state;
      this.#build();
    }
    if (state === "sending" || state === "reading") {
      this.#drawProgress();
    }
  }

  /** The state is another one: other words, other buttons. */
  #build() {
    const { name, state, problem, dataset } = this.#upload;
    this.element.className = `upload upload-${state}`;
    const parts = [this.#head()];
    if (state === "sending" || state === "reading") {
      this.#bar.setAttribute("aria-label", `${state === "sending" ? "Sending" : "Reading"} ${name}`);
      parts.push(this.#bar, this.#progress);
      this.#quarter = 0;
    } else if (state === "failed") {
      parts.push(...this.#failure(problem));
    } else if (state === "done") {
      const skipped = leftOut(dataset) === "" ? "" : `, ${leftOut(dataset)} left out`;
      parts.push(make("p", { className: "upload-progress", textContent: `${text.plural(dataset.rows, "row")}${skipped}` }));
    } else {
      parts.push(make("p", { className: "upload-progress", textContent: WORDS[state] }));
    }
    this.element.replaceChildren(...parts);
    if ((state === "done" && leftOut(dataset) === "") || state === "cancelled") {
      setTimeout(() => this.#leave(), LINGERS);
    }
    this.#say(WORDS[state] ?? (state === "sending" ? "Sending" : "Reading"));
  }

  /** Nothing is left to say, unless somebody is about to click here. */
  #leave() {
    if (this.element.matches(":hover, :focus-within")) {
      setTimeout(() => this.#leave(), LINGERS);
    } else {
      this.#uploads.dismiss(this.#upload);
    }
  }

  #head() {
    const { name, state, dataset, isOver } = this.#upload;
    const title = state === "done"
      ? make("a", { className: "upload-name", href: format(dataset.id), textContent: name, dir: "auto" })
      : make("span", { className: "upload-name", textContent: name, dir: "auto" });
    const button = isOver
      ? make("button", { className: "icon-button", type: "button", "aria-label": `Dismiss ${name}`, onclick: () => this.#uploads.dismiss(this.#upload) }, icon("close"))
      : make("button", { className: "button button-small", type: "button", textContent: "Cancel", "aria-label": `Cancel ${name}`, onclick: () => this.#upload.cancel() });
    const mark = { done: "check", failed: "alert" }[state];
    return make("div", { className: "upload-head" }, ...(mark ? [icon(mark)] : []), title, button);
  }

  #drawProgress() {
    const { state, sent, file, percent } = this.#upload;
    const part = state === "sending" ? (file.size === 0 ? 100 : (sent / file.size) * 100) : percent;
    if (part === null) {
      this.#bar.removeAttribute("value");
    } else {
      this.#bar.value = part;
    }
    const rounded = part === null ? "" : `${Math.floor(part)}%`;
    this.#progress.textContent = state === "sending"
      ? `Sending ${text.bytes(sent)} of ${text.bytes(file.size)}`
      : `Reading the rows${rounded === "" ? "…" : `, ${rounded}`}`;
    const quarter = Math.floor((part ?? 0) / 25);
    if (quarter > this.#quarter) {
      this.#quarter = quarter;
      this.#say(`${state === "sending" ? "Sending" : "Reading"}, ${rounded}`);
    }
  }

  #failure(problem) {
    const parts = [make("p", { className: "upload-problem", textContent: explainUpload(problem) })];
    const action = (label, onclick) => make("button", { className: "button button-small", type: "button", textContent: label, onclick });
    const retry = (label, changes) => action(label, () => this.#uploads.retry(this.#upload, changes));
    const isInto = this.#upload.settings.into !== undefined;
    if (problem.fields?.columns !== undefined) {
      parts.push(make("div", { className: "upload-actions" }, retry("Add them, with all columns and wider types", { widen: true }), action("Change settings", () => this.#edit(this.#upload))));
    } else if (!isInto && (problem.status === 409 || problem.fields?.name !== undefined)) {
      parts.push(this.#renameForm());
    } else if (problem.status === 400) {
      const skip = problem.line !== null && (this.#upload.settings.onError ?? "fail") === "fail" ? [retry("Load anyway, skipping broken rows", { onError: "skip" })] : [];
      parts.push(make("div", { className: "upload-actions" }, ...skip, action("Change settings", () => this.#edit(this.#upload))));
    } else if (problem.status === undefined || problem.status === 409 || problem.status >= 500) {
      parts.push(make("div", { className: "upload-actions" }, retry("Try again", {})));
    }
    return parts;
  }

  #renameForm() {
    const { name } = this.#upload;
    const proposal = freeName(name, [name, ...(this.#datasets.all ?? []).map((one) => one.name)]);
    const input = make("input", { className: "field", value: proposal, maxLength: 64, autocomplete: "off", spellcheck: false, dir: "auto", "aria-label": "Another name" });
    return make("form", {
      className: "upload-rename",
      onsubmit: (event) => {
        event.preventDefault();
        if (input.value.trim() !== "") {
          this.#uploads.retry(this.#upload, { name: input.value.trim() });
        }
      },
    }, input, make("button", { className: "button button-small button-primary", type: "submit", textContent: "Load" }));
  }

  #say(words) {
    byId("upload-news").textContent = `${isolate(this.#upload.name)}: ${words}`;
  }
}

/** What was left out of a dataset, in words; "" if nothing was. */
export const leftOut = ({ skipped, nulled }) => [...(skipped > 0 ? [text.plural(skipped, "broken row")] : []), ...(nulled > 0 ? [text.plural(nulled, "value")] : [])].join(" and ");

const explainUpload = (problem) => (problem.status === undefined ? problem.message : explain(problem));
