// SQL that fits a dataset, in words that DuckDB and PostgreSQL share.
import { bestCategory, bestMeasure, isNumeric } from "./columns.js";

const PLAIN = /^[a-z_][a-z0-9_]*$/;
const RESERVED = new Set(["all", "and", "any", "array", "as", "asc", "both", "case", "cast", "check", "column", "create", "default",
  "desc", "distinct", "do", "else", "end", "except", "false", "for", "foreign", "from", "grant", "group", "having", "in", "into", "is",
  "join", "like", "limit", "not", "null", "offset", "on", "or", "order", "primary", "references", "select", "some", "table", "then",
  "to", "true", "union", "unique", "user", "using", "when", "where", "window", "with"]);

/** A name as SQL wants it: in quotes where it must be. */
export const quote = (name) => (PLAIN.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`);

/**
 * Questions that one may ask of a dataset, the first one being a good start.
 * @param profile The columns of its profile, or null.
 * @returns Pairs of what is asked and the SQL that asks it.
 */
export function examples({ name, columns }, profile) {
  const table = quote(name);
  const category = bestCategory(columns, profile);
  const measure = bestMeasure(columns);
  const date = columns.find(({ type }) => type === "date" || type === "timestamp");
  const numbers = columns.filter(isNumeric);
  const found = [];

  if (category !== null) {
    const group = quote(category.name);
    found.push([`Rows by ${category.name}`, `SELECT ${group}, count(*) AS number\nFROM ${table}\nGROUP BY ${group}\nORDER BY number DESC`]);
    if (measure !== null) {
      const of = quote(measure.name);
      found.push([`${measure.name} by ${category.name}`,
        `SELECT ${group}, min(${of}) AS least, avg(${of}) AS average, max(${of}) AS most\nFROM ${table}\nGROUP BY ${group}\nORDER BY ${group}`]);
    }
  }
  if (date !== undefined) {
    found.push([`Rows by year of ${date.name}`,
      `SELECT extract(year FROM ${quote(date.name)}) AS year, count(*) AS number\nFROM ${table}\nGROUP BY year\nORDER BY year`]);
  }
  const last = numbers.at(-1);
  if (last !== undefined) {
    found.push([`The most ${last.name}`, `SELECT *\nFROM ${table}\nWHERE ${quote(last.name)} IS NOT NULL\nORDER BY ${quote(last.name)} DESC\nLIMIT 10`]);
  }
  found.push(["The first rows", `SELECT *\nFROM ${table}\nLIMIT 100`]);
  return found;
}
