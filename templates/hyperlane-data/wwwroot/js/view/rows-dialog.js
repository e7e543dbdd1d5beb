// Other rows for a dataset that is there: those of a file are added, or replace all.
import { Upload } from "../uploads.js";
import { byId, isolate } from "./dom.js";

let adds = true;

/**
 * @param current Says which dataset is shown.
 * @param dialog Asks how a file is to be read.
 * @param uploads Takes it.
 */
export function prepareRowsDialog(current, dialog, uploads) {
  byId("rows").addEventListener("click", () => {
    byId("rows-title").textContent = `Rows of ${isolate(current().name)}`;
    byId("rows-dialog").showModal();
  });
  byId("rows-cancel").addEventListener("click", () => byId("rows-dialog").close());
  for (const [id, isAdded] of [["rows-add", true], ["rows-replace", false]]) {
    byId(id).addEventListener("click", () => {
      adds = isAdded;
      byId("rows-file").click();
    });
  }
  byId("rows-file").addEventListener("change", ({ target }) => {
    const [file] = target.files;
    target.value = ""; // the same file may be chosen again
    if (file !== undefined) {
      byId("rows-dialog").close();
      const { id, name } = current();
      const into = { into: id, name, ...(adds ? { adds } : {}) };
      dialog.ask([file], ([settings]) => uploads.add([new Upload(file, { ...said(settings), ...into })]), into);
    }
  });
}

/** When rows are added, what was said of values before stays, unless something else is said now. */
const said = ({ onError, ...settings }) => (adds && onError === "fail" ? settings : { onError, ...settings });
