// What each kind of chart is made of.
import { bestCategory, isCategory, isNumeric, isTemporal } from "./columns.js";

const any = () => true;
const isOrdered = (column) => isNumeric(column) || isTemporal(column);
const optional = (accepts, none) => ({ accepts, none });
const required = (accepts) => ({ accepts });

const COLOR = optional(any, "One colour");
const FACET = optional(any, "One chart");
const BARS = {
  x: required(any),
  y: optional(isNumeric, "Number of rows"),
  color: COLOR,
  facet: FACET,
  agg: ({ y }) => y !== "",
  more: ["bucket", "yScale"],
};

/** By kind: its label, which columns its fields accept (`none` is what the field says without one), when it aggregates, and what else can be said. */
export const KINDS = {
  bar: { label: "Bar", ...BARS, more: ["layout", "orientation", "bucket", "bins", "yScale"] },
  line: { label: "Line", ...BARS, more: ["bucket", "xScale", "yScale", "zero"] },
  area: { label: "Area", ...BARS, more: ["layout", "bucket"] },
  scatter: {
    label: "Scatter",
    x: required(isOrdered),
    y: required(isOrdered),
    color: COLOR,
    facet: FACET,
    more: ["trend", "xScale", "yScale", "zero"],
  },
  histogram: { label: "Histogram", x: required(isOrdered), color: COLOR, facet: FACET, more: ["bins", "bucket", "xScale", "yScale"] },
  density: { label: "Density", x: required(isNumeric), color: COLOR, facet: FACET, more: [] },
  box: { label: "Box", y: required(isNumeric), x: optional(any, "No groups"), facet: FACET, more: ["yScale", "zero"] },
  heatmap: {
    label: "Heat map",
    x: required(any),
    y: required(any),
    color: optional(isNumeric, "Number of rows"),
    facet: FACET,
    agg: ({ color }) => color !== "",
    more: ["bucket", "bins"],
  },
  correlation: { label: "Correlation", least: 2, more: [] },
};

export const FIELDS = ["x", "y", "color", "facet"];

export const AGGREGATES = {
  sum: "Sum",
  avg: "Average",
  median: "Median",
  min: "Minimum",
  max: "Maximum",
  stddev: "Standard deviation",
  distinct: "Different values",
  count: "Number of values",
};

const SCALES = { "": "Linear", log: "Logarithmic" };

/** What else can be said, and its choices; without choices it is a number. */
export const OPTIONS = {
  layout: { "": "Automatic", stacked: "Stacked", grouped: "Side by side", percent: "100 %" },
  orientation: { "": "Automatic", vertical: "Vertical", horizontal: "Horizontal" },
  bucket: {
    "": "Automatic",
    minute: "Minute",
    hour: "Hour",
    day: "Day",
    week: "Week",
    month: "Month",
    quarter: "Quarter",
    year: "Year",
    decade: "Decade",
    none: "Every value",
  },
  bins: null,
  xScale: SCALES,
  yScale: SCALES,
  zero: { "": "As the data", true: "Zero" },
  trend: { "": "None", true: "Least squares" },
};

/** Kinds that these columns allow. */
export const kindsFor = (columns) =>
  Object.keys(KINDS).filter(
    (kind) =>
      columns.filter(isNumeric).length >= (KINDS[kind].least ?? 0) &&
      FIELDS.every((field) => {
        const rule = KINDS[kind][field];
        return rule === undefined || rule.none !== undefined || columns.some(rule.accepts);
      }),
  );

/** Whether an option says something about the chosen columns. */
export function isOffered(option, chart, columns) {
  const x = columns.find(({ name }) => name === chart.x);
  const y = columns.find(({ name }) => name === chart.y);
  const isOf = (accepts) => [x, chart.type === "heatmap" ? y : undefined].some((column) => column !== undefined && accepts(column));
  const rule = {
    layout: () => chart.color !== "",
    bucket: () => isOf(isTemporal),
    bins: () => isOf(isNumeric),
    xScale: () => x !== undefined && isNumeric(x),
    yScale: () => y === undefined || !isTemporal(y),
  }[option];
  return KINDS[chart.type].more.includes(option) && (rule === undefined || rule());
}

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
  for (const option of rules.more.filter((option) => isOffered(option, chosen, columns))) {
    const wish = String(wishes[option] ?? "");
    const bins = Number.parseInt(wish, 10);
    if (OPTIONS[option] === null ? bins >= 1 && bins <= 200 : wish !== "" && wish in OPTIONS[option]) {
      chosen[option] = OPTIONS[option] === null ? String(bins) : wish;
    }
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

/** A column for a field that must have one. */
function likely(kind, field, fitting, columns, profile, chosen) {
  const category = bestCategory(columns, profile);
  if ((kind === "line" || kind === "area") && field === "x") {
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
  return (rest.find(({ type }) => type === "number") ?? rest.find(isNumeric) ?? rest[0]).name;
}

/** The column of the fewest values, as far as they are known. */
function fewest(columns, profile) {
  const distinct = new Map((profile ?? []).map(({ name, distinct }) => [name, distinct]));
  const several = columns.filter(({ name }) => distinct.get(name) > 1);
  return several.length === 0
    ? (columns.find(isCategory) ?? columns[0])
    : several.reduce((best, one) => (distinct.get(one.name) < distinct.get(best.name) ? one : best));
}
