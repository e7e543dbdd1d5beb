// What can be done with a column, by its type.

const NUMERIC = ["integer", "number"];
const TEMPORAL = ["date", "time", "timestamp"];

export const isNumeric = (column) => NUMERIC.includes(column.type);
export const isTemporal = (column) => TEMPORAL.includes(column.type);

/** Columns whose values may name groups. */
export const isCategory = (column) => column.type === "text" || column.type === "boolean";

const LABELS = { boolean: "true/false", timestamp: "date and time", json: "JSON" };

/** A type as people call it. */
export const typeLabel = (type) => LABELS[type] ?? type;

/**
 * The column that groups best: few values, each of several rows. Without a profile the first that may do.
 * @param profile The columns of a profile, or null.
 */
export function bestCategory(columns, profile) {
  const candidates = columns.filter(isCategory);
  if (profile !== null) {
    const distinct = new Map(profile.map(({ name, distinct }) => [name, distinct]));
    const few = candidates.filter(({ name }) => distinct.get(name) >= 2 && distinct.get(name) <= 40);
    if (few.length > 0) {
      return few.reduce((best, one) => (distinct.get(one.name) < distinct.get(best.name) ? one : best));
    }
  }
  return candidates[0] ?? null;
}

/** The number that is a measure rather than a key: one with a fraction, where there is one. */
export const bestMeasure = (columns) => columns.find(({ type }) => type === "number") ?? columns.find(isNumeric) ?? null;
