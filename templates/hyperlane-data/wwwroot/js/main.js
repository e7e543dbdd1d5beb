// Puts the parts together, and shows what the address names.
import { Datasets } from "./datasets.js";
import { go, parse } from "./route.js";
import { Uploads } from "./uploads.js";
import { DatasetView } from "./view/dataset.js";
import { DatasetsView } from "./view/datasets.js";
import { byId } from "./view/dom.js";
import { receiveFiles } from "./view/drop.js";
import { UploadDialog } from "./view/upload-dialog.js";
import { UploadsView } from "./view/uploads.js";

const TITLE = document.title;

const datasets = new Datasets();
const uploads = new Uploads();
const list = new DatasetsView(datasets);
const view = new DatasetView(datasets);
new UploadsView(uploads, datasets);

const dialog = new UploadDialog(datasets, (files) => uploads.add(files));
receiveFiles((files) => dialog.ask(files));
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

function follow() {
  const route = parse(location.hash);
  list.mark(route.id);
  byId("home").hidden = route.id !== null;
  if (route.id === null) {
    view.hide();
    document.title = TITLE;
  } else {
    view.show(route);
  }
}
