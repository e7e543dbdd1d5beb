// Asks under which names, and how, files shall be loaded.
import * as text from "../format.js";
import { nameOf } from "../uploads.js";
import { byId, isolate, make } from "./dom.js";
import { ReadingForm } from "./reading-form.js";

export class UploadDialog {
  #datasets;
  #dialog = byId("upload-dialog");
  #error = byId("upload-error");
  #reading = new ReadingForm();
  #done = null;

  constructor(datasets) {
    this.#datasets = datasets;
    byId("upload-cancel").addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("close", () => this.#reading.close());
    byId("upload-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /**
   * @param done Called with the settings for each file.
   * @param before What was chosen before for the only file.
   */
  ask(files, done, before = null) {
    this.#done = done;
    this.#error.textContent = "";
    const isInto = before?.into !== undefined;
    byId("upload-title").textContent = isInto ? `${before.adds ? "Add rows to" : "Replace the rows of"} ${isolate(before.name)}`
      : files.length === 1 ? `Load ${isolate(files[0].name)}` : `Load ${files.length} files`;
    const taken = (this.#datasets.all ?? []).map(({ name }) => name);
    byId("upload-names").replaceChildren(...files.map((file) => {
      const name = before?.name ?? freeName(nameOf(file), taken);
      taken.push(name);
      const label = files.length === 1 ? "Name of the dataset" : `Name for ${isolate(file.name)}`;
      return make("li", {}, make("label", {},
        make("span", { textContent: label }),
        make("span", { className: "hint", textContent: text.bytes(file.size) }),
        make("input", { className: "field", value: name, maxLength: 64, autocomplete: "off", spellcheck: false, dir: "auto", readOnly: isInto })));
    }));
    this.#reading.show(files.length === 1 ? files[0] : null, before);
    this.#dialog.showModal();
    this.#inputs[0].select();
  }

  get #inputs() {
    return [...byId("upload-names").querySelectorAll("input")];
  }

  #submit() {
    const inputs = this.#inputs;
    const names = inputs.map(({ value }) => value.trim());
    const wrong = names.findIndex((name, index) => name === "" || names.indexOf(name) < index);
    inputs.forEach((input, index) => input.toggleAttribute("aria-invalid", index === wrong));
    if (wrong >= 0) {
      this.#error.textContent = names[wrong] === "" ? "A dataset needs a name." : "Two datasets cannot have one name.";
      inputs[wrong].focus();
      return;
    }
    this.#dialog.close();
    const { settings } = this.#reading;
    this.#done(names.map((name) => ({ ...settings, name })));
  }
}

/** A name that nobody has yet: "sales", else "sales-2". */
export function freeName(name, taken) {
  const lower = new Set(taken.map((one) => one.toLowerCase()));
  let free = name;
  for (let number = 2; lower.has(free.toLowerCase()); number += 1) {
    free = `${name}-${number}`;
  }
  return free;
}
