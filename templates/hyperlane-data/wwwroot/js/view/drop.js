// Files come by drag and drop anywhere on the page, or by the file dialog.
import { byId } from "./dom.js";
import { toast } from "./toast.js";

/** @param take Called with the files. */
export function receiveFiles(take) {
  const veil = byId("drop-veil");
  const input = byId("file");
  let depth = 0; // each element that the pointer passes tells that it was entered and left

  const isFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  const blocked = () => document.querySelector("dialog[open]") !== null;
  const cover = (isCovered) => (veil.hidden = !isCovered);

  window.addEventListener("dragenter", (event) => {
    if (isFiles(event)) {
      event.preventDefault();
      depth += 1;
      cover(!blocked());
    }
  });
  window.addEventListener("dragleave", (event) => {
    if (isFiles(event)) {
      depth -= 1;
      cover(depth > 0 && !blocked());
    }
  });
  window.addEventListener("dragover", (event) => {
    if (isFiles(event)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = blocked() ? "none" : "copy";
    }
  });
  window.addEventListener("drop", (event) => {
    if (isFiles(event)) {
      event.preventDefault();
      depth = 0;
      cover(false);
      if (!blocked()) {
        takeAll(filesOf(event.dataTransfer));
      }
    }
  });

  for (const id of ["choose-file", "home-choose"]) {
    byId(id).addEventListener("click", () => input.click());
  }
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = ""; // the same file may be chosen again
    takeAll(files);
  });

  function takeAll(files) {
    if (files.length > 0) {
      take(files);
    }
  }
}

/** A folder looks like a file here, but cannot be read. */
function filesOf({ items, files }) {
  const isFolder = [...items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry?.()?.isDirectory === true);
  const real = [...files].filter((_, index) => !isFolder[index]);
  if (real.length < files.length) {
    toast("Folders cannot be loaded: drop the files in them");
  }
  return real;
}
