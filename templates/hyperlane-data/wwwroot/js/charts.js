// What each kind of chart is made of.
import { bestCategory, isCategory, isNumeric, isTemporal } from "./columns.js";

const any = () => true;
const optional = (accepts, none) => ({ accepts, none });
const required = (accepts) => ({ accepts });

const BARS = {
  x: required(any),
  y: optional(isNumeric, "Number of rows"),
  color: optional(isCategory, "One colour"),
  agg: ({ y }) => y !== "",
};

/** By kind: its label, which columns its fields accept (`none` is what the field says without one), and when it aggregates. */
export const KINDS = {
  bar: { label: "Bar", ...BARS },
  line: { label: "Line", ...BARS },
  scatter: { label: "Scatter", x: required(isNumeric), y: required(isNumeric), color: optional(isCategory, "One colour") },
  histogram: { label: "Histogram", x: required(isNumeric), bins: true },
  box: { label: "Box", y: required(isNumeric), x: optional(isCategory, "No groups") },
  heatmap: { label: "Heat map", x: required(any), y: required(any), color: optional(isNumeric, "Number of rows"), agg: ({ color }) => color !== "" },
};

export const FIELDS = ["x", "y", "color"];

export const AGGREGATES = { sum: "Sum", avg: "Average", median: "Median", min: "Minimum", max: "Maximum" };

/** Kinds that these columns allow. */
export const kindsFor = (columns) =>
  Object.keys(KINDS).filter((kind) => FIELDS.every((field) => {
    const rule = KINDS[kind][field];
    return rule === undefined || rule.none !== undefined || columns.some(rule.accepts);
  }));

/**
 * A whole, valid choice of fields: what is wished for where it fits, else what is likely to show something.
 * @param wishes Wished fields, by name; they may be wrong or missing, or null to be chosen.
 * @param profile The columns of the profile, or null.
 */
export function complete(kind, wishes, columns, profile) {
  const rules = KINDS[kind];
  const chosen = { type: kind };
  for (const field of FIELDS.filter((field) => rules[field] !== undefined)) {
    const fitting = columns.filter(rules[field].accepts);
    const wished = fitting.find(({ name }) => name === wishes[field]);
    const may = rules[field].none !== undefined && (fitting.length === 0 || wishes[field] === "" || wishes[field] === undefined);
    chosen[field] = wished?.name ?? (may ? "" : likely(kind, field, fitting, columns, profile, chosen));
  }
  if (rules.agg?.(chosen)) {
    chosen.agg = wishes.agg in AGGREGATES ? wishes.agg : "avg";
  }
  const bins = Number.parseInt(wishes.bins, 10);
  if (rules.bins && bins >= 1 && bins <= 200) {
    chosen.bins = String(bins);
  }
  if (wishes.title) {
    chosen.title = wishes.title;
  }
  return chosen;
}

/** The chart that one sees first. */
export function firstChart(columns, profile) {
  if (bestCategory(columns, profile) !== null) {
    return "bar";
  }
  return columns.some(isNumeric) ? "histogram" : "bar";
}

/** A chart in words, for those who do not see it. */
export function describe({ type, x, y, color, agg }) {
  const value = y ? `${agg ? `${AGGREGATES[agg].toLowerCase()} of ` : ""}${y}` : "number of rows";
  const by = color ? `, coloured by ${color}` : "";
  const text = {
    bar: () => `Bar chart: ${value} by ${x}${by}`,
    line: () => `Line chart: ${value} over ${x}${by}`,
    scatter: () => `Scatter plot: ${y} against ${x}${by}`,
    histogram: () => `Histogram of ${x}`,
    box: () => `Box plot: ${y}${x ? ` by ${x}` : ""}`,
    heatmap: () => `Heat map: ${color ? `${AGGREGATES[agg].toLowerCase()} of ${color}` : "number of rows"} by ${x} and ${y}`,
  };
  return text[type]();
}

/** A column for a field that must have one. */
function likely(kind, field, fitting, columns, profile, chosen) {
  const category = bestCategory(columns, profile);
  if (kind === "line" && field === "x") {
    return (columns.find(isTemporal) ?? columns.find(isNumeric) ?? fitting[0]).name;
  }
  if (field === "x" && category !== null && fitting.includes(category)) {
    return category.name;
  }
  const others = fitting.filter(({ name }) => name !== chosen.x);
  const rest = others.length > 0 ? others : fitting;
  if (kind === "heatmap") {
    return fewest(rest, profile).name;
  }
  return (rest.find(({ type }) => type === "number") ?? rest[0]).name;
}

/** The column of the fewest values, as far as they are known. */
function fewest(columns, profile) {
  const distinct = new Map((profile ?? []).map(({ name, distinct }) => [name, distinct]));
  const several = columns.filter(({ name }) => distinct.get(name) > 1);
  return several.length === 0
    ? (columns.find(isCategory) ?? columns[0])
    : several.reduce((best, one) => (distinct.get(one.name) < distinct.get(best.name) ? one : best));
}
