// Rows and columns as an HTML table.
import { isNumeric, typeLabel } from "../columns.js";
import { cell } from "../format.js";
import { icon, make } from "./dom.js";

const LONG = 40;

/**
 * @param table Columns and rows, as the server sends them.
 * @param label What a screen reader calls it.
 * @param first The number of the first row, from 1.
 * @param header Makes what stands in a column's head; by default its name and type.
 */
export function grid({ columns, rows }, { label, first = 1, header = plainHeader }) {
  const numeric = columns.map(isNumeric);
  const corner = make("th", { className: "row-number", scope: "col" }, make("span", { className: "visually-hidden", textContent: "Row" }));
  const body = make("tbody");
  rows.forEach((row, index) => {
    const line = make("tr", {}, make("th", { className: "row-number", scope: "row", textContent: String(first + index) }));
    row.forEach((value, column) => line.append(gridCell(value, numeric[column])));
    body.append(line);
  });
  return make(
    "table",
    { className: "grid", "aria-label": label },
    make("thead", {}, make("tr", {}, corner, ...columns.map((column) => headCell(column, header(column))))),
    body,
  );
}

/** A column's name above its type. */
export function title(column) {
  return make(
    "span",
    { className: "head-title" },
    make("span", { className: "head-name", textContent: column.name, dir: "auto" }),
    make("span", { className: "head-type", textContent: typeLabel(column.type) }),
  );
}

const plainHeader = (column) => ({ content: [make("span", { className: "head" }, title(column))], sort: "" });

function headCell(column, { content, sort }) {
  const head = make("th", { scope: "col", className: isNumeric(column) ? "numeric" : "" }, ...content);
  if (sort !== "") {
    head.setAttribute("aria-sort", sort);
  }
  return head;
}

function gridCell(value, isNumber) {
  if (value === null || value === undefined) {
    return make("td", { className: isNumber ? "numeric null" : "null", textContent: "null" });
  }
  const text = cell(value);
  const element = make("td", { className: isNumber ? "numeric" : "", dir: "auto" }, ...(isNumber ? grouped(text) : [text]));
  if (text.length > LONG || (typeof value === "number" && text !== String(value))) {
    element.title = String(value);
  }
  return element;
}

/** Digits in groups of three, set apart by style alone: what is copied is the number. Years and the like are too short for that. */
function grouped(text) {
  const [, sign, digits, rest] = /^(-?)(\d{5,})(.*)$/.exec(text) ?? [];
  if (digits === undefined) {
    return [text];
  }
  const first = digits.length % 3 || 3;
  const groups = digits
    .slice(first)
    .match(/\d{3}/g)
    .map((group) => make("span", { className: "digits", textContent: group }));
  return [sign + digits.slice(0, first), ...groups, rest];
}

/** A head that sorts by its column when clicked, and opens a filter. */
export function sortingHeader(column, { sort, order, isFiltered, onSort, onFilter }) {
  const button = make(
    "button",
    { className: "head head-sort", type: "button", title: "Sort; with Shift, also by this", onclick: onSort },
    title(column),
  );
  if (sort !== "") {
    const arrow = icon("sort");
    arrow.classList.toggle("descending", sort === "descending");
    button.append(arrow);
    if (order !== "") {
      button.append(make("span", { className: "head-order", textContent: order }));
    }
  }
  const filter = make(
    "button",
    {
      className: isFiltered ? "icon-button head-filter active" : "icon-button head-filter",
      type: "button",
      "aria-label": `Filter ${column.name}`,
      title: "Filter",
      onclick: onFilter,
    },
    icon("filter"),
  );
  return { content: [make("div", { className: "head-row" }, button, filter)], sort };
}
