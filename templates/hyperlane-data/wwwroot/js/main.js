// Puts the parts together, and shows what the address names.
import { Datasets } from "./datasets.js";
import { go, parse } from "./route.js";
import { Upload, Uploads } from "./uploads.js";
import { DatasetView } from "./view/dataset.js";
import { DatasetsView } from "./view/datasets.js";
import { byId } from "./view/dom.js";
import { receiveFiles } from "./view/drop.js";
import { prepareRowsDialog } from "./view/rows-dialog.js";
import { SavedBoard } from "./view/saved-board.js";
import { prepareTypeDialog } from "./view/type-dialog.js";
import { UploadDialog } from "./view/upload-dialog.js";
import { UploadsView } from "./view/uploads.js";

const TITLE = document.title;

const datasets = new Datasets();
const uploads = new Uploads();
const list = new DatasetsView(datasets);
const view = new DatasetView(datasets);
const saved = new SavedBoard(datasets);
const dialog = new UploadDialog(datasets);
new UploadsView(uploads, datasets, edit);
prepareRowsDialog(() => view.current, dialog, uploads);
prepareTypeDialog(datasets);

receiveFiles((files) => dialog.ask(files, (settings) => uploads.add(files.map((file, index) => new Upload(file, settings[index])))));
uploads.addEventListener("done", ({ detail: { dataset } }) => {
  datasets.add(dataset);
  if (uploads.all.every(({ isOver }) => isOver)) {
    go(dataset.id);
  }
});

window.addEventListener("hashchange", follow);
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});

datasets.refresh();
follow();

function edit(upload) {
  dialog.ask([upload.file], ([settings]) => uploads.retry(upload, settings), upload.settings);
}

function follow() {
  const route = parse(location.hash);
  list.mark(route.id);
  byId("home").hidden = route.id !== null || route.saved !== null;
  byId("saved-link").toggleAttribute("aria-current", route.saved !== null);
  saved.show(route.saved);
  if (route.id === null) {
    view.hide();
    document.title = route.saved === null ? TITLE : `Saved views – ${TITLE}`;
  } else {
    view.show(route);
  }
}
