// Asks for the name of a dataset.
import { explain } from "../api.js";
import { byId } from "./dom.js";

let save = async () => {};

byId("name-cancel").addEventListener("click", () => byId("name-dialog").close());
byId("name-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await save(byId("name-value").value.trim());
    byId("name-dialog").close();
  } catch (error) {
    byId("name-error").textContent = explain(error);
  }
});

/** @param whenNamed Called with the name; where it fails, the dialog says why and stays. */
export function askName(title, action, name, whenNamed) {
  save = whenNamed;
  byId("name-title").textContent = title;
  byId("name-confirm").textContent = action;
  byId("name-value").value = name;
  byId("name-error").textContent = "";
  byId("name-dialog").showModal();
  byId("name-value").select();
}
