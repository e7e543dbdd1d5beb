// Asks for another type of a column: the server reads the kept file once more.
import { explain } from "../api.js";
import { byId, fill, isolate } from "./dom.js";

const TYPES = ["text", "integer", "number", "boolean", "date", "time", "timestamp"];
const FIELDS = ["decimal", "dates", "missing", "onError"];

let datasets = null;
let asked = null;

/** @param all The datasets of the page. */
export function prepareTypeDialog(all) {
  datasets = all;
}

/** Opens the dialog for a column. */
export function askType(dataset, column) {
  asked = { dataset, column };
  byId("type-title").textContent = `Type of ${isolate(column.name)}`;
  fill(byId("type-value"), TYPES.map((type) => [type, type]), TYPES.includes(column.type) ? column.type : "text");
  FIELDS.forEach((field) => { control(field).value = ""; });
  tell("");
  byId("type-dialog").showModal();
}

byId("type-cancel").addEventListener("click", () => byId("type-dialog").close());
byId("type-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { dataset, column } = asked;
  const said = Object.fromEntries(FIELDS.map((field) => [field, control(field).value.trim()]).filter(([, value]) => value !== ""));
  tell("", "Reading all rows once more…");
  byId("type-confirm").disabled = true;
  try {
    await datasets.readAgain(dataset.id, { ...said, types: [`${column.name}:${byId("type-value").value}`] });
    byId("type-dialog").close();
  } catch (error) {
    tell(explain(error));
  }
  byId("type-confirm").disabled = false;
});

const control = (field) => byId(`type-${field.toLowerCase()}`);

function tell(error, state = "") {
  byId("type-error").textContent = error;
  byId("type-state").textContent = state;
}
