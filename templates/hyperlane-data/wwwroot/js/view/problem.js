// A failure, as shown in the place where the result would have been.
import { explain, Problem } from "../api.js";
import { icon, make } from "./dom.js";

/**
 * Fills an element of class "problem", or hides it.
 * @param error What failed, or null.
 * @param retry Tries again; offered where the server could not be reached.
 */
export function showProblem(element, error, retry = null) {
  element.hidden = error === null;
  if (error === null) {
    element.replaceChildren();
    return;
  }
  const place = error.place ? `Line ${error.place.line}, column ${error.place.column}: ` : "";
  const text = make("div", { className: "problem-text" }, make("p", { textContent: place + explain(error) }));
  if (error.status >= 500 && error.traceId) {
    text.append(make("p", { className: "hint", textContent: `traceId ${error.traceId}: with it, whoever runs the service finds the reason in the log.` }));
  }
  if (!(error instanceof Problem) && retry !== null) {
    text.append(make("button", { className: "button button-small", type: "button", textContent: "Try again", onclick: retry }));
  }
  element.replaceChildren(icon("alert"), text);
}
