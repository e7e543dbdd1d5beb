// Numbers, sizes and values as people read them.

const whole = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

export const count = (number) => whole.format(number);

/** An estimate, with the digits that it is good for: 3.1M. */
export const roughly = (number) => compact.format(number);

/** 1 row, 2 rows. */
export const plural = (number, noun) => `${count(number)} ${noun}${number === 1 ? "" : "s"}`;

export const share = (part, total) => (total === 0 ? "0%" : percent.format(part / total));

const UNITS = ["bytes", "KB", "MB", "GB", "TB"];

export function bytes(number) {
  const power = number < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(number) / 3));
  const value = number / 1_000 ** power;
  return power === 0 ? plural(number, "byte") : `${value.toFixed(value < 10 ? 1 : 0)} ${UNITS[power]}`;
}

/** A figure of a summary: short, and in full where it is a whole number that is not long. */
export function figure(value) {
  if (typeof value !== "number") {
    return cell(value);
  }
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-4)) {
    return value.toExponential(3);
  }
  return Number.isInteger(value) ? whole.format(value) : size >= 1e6 ? compact.format(value) : short.format(value);
}

/** A figure of a column. Years and the like, which dates and whole numbers small enough may be, have no separators. */
export const figureOf = (value, type) => (type === "integer" && Math.abs(value) < 10_000 ? String(value) : figure(value));

/** A value as in a cell: in full, but for the endless digits of averages and the like. */
export function cell(value) {
  if (typeof value === "number") {
    return String(value).length <= 9 || Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(7)));
  }
  if (typeof value === "string") {
    return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) ? value.replace("T", " ") : value;
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Milliseconds: 12 ms, 1.5 s. */
export const duration = (milliseconds) =>
  milliseconds < 1_000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1_000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
