// What the server can be asked over HTTP.

/** The server refused: an RFC 9457 problem. `fields` has what is wrong, by field. */
export class Problem extends Error {
  constructor(status, body) {
    const fields = body?.errors ?? {};
    // Of a request that is not valid the fields tell more than the detail, which only points to them.
    super((status === 400 && said(fields)) || body?.detail || said(fields) || body?.title || `The server answered ${status}.`);
    this.status = status;
    this.type = body?.type ?? "";
    this.fields = fields;
    /** The line of a file that cannot be read, where it is one line's fault. */
    this.line = body?.line ?? null;
    /** The line and column of a mistake in SQL, from 1. */
    this.place = typeof body?.column === "number" ? { line: body.line, column: body.column } : null;
    /** By which the server's log knows the request. */
    this.traceId = body?.traceId ?? null;
    /** The encoding in which a file seems to be that is not UTF-8. */
    this.encoding = body?.encoding ?? null;
  }
}

// Fields that one has just filled in need no name.
const PLAIN = /^(sql|name|sort|filters?)\b/;

const said = (fields) => Object.entries(fields)
  .flatMap(([field, texts]) => [texts].flat().map((text) => (PLAIN.test(field) ? text : `${field}: ${text}`)))
  .join("\n");

/** A sentence for a failure of any kind, be it a refusal or a server that cannot be reached. */
export const explain = (error) => (error instanceof Problem ? error.message : "The server does not answer. Try again in a moment.");

export const isAbort = (error) => error?.name === "AbortError";

export const listDatasets = () => ask("datasets");
export const findDataset = (id, signal) => ask(datasetPath(id), { signal });
export const deleteDataset = (id) => ask(datasetPath(id), { method: "DELETE" });
export const renameDataset = (id, name) => ask(datasetPath(id), { method: "PATCH", ...json({ name }) });
export const keepAnswer = (asked, name) => ask("query/dataset", { method: "POST", ...json({ ...asked, name }) });
export const datasetEventsAddress = () => address("datasets/events");
export const readStatistics = (id, test, parameters, signal) => ask(`${datasetPath(id)}/statistics/${test}?${parameters}`, { signal });
export const cancelJob = (job) => ask(`jobs/${job}`, { method: "DELETE" });

/** The columns of a profile, each told as it comes: a line of JSON each. */
export async function readProfile(id, tell) {
  const response = await checked(await fetch(address(`${datasetPath(id)}/profile/columns`), { cache: "no-cache" }));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split("\n");
    rest = lines.pop();
    lines.filter((line) => line !== "").forEach((line) => tell(JSON.parse(line)));
  }
}

/** A page of rows; `sort` has column names, with "-" in front for descending, and `filters` are "column:op:value". */
export function readRows(id, { offset, limit, sort = [], filters = [] }, signal) {
  const query = new URLSearchParams({ offset, limit });
  sort.forEach((one) => query.append("sort", one));
  filters.forEach((one) => query.append("filter", one));
  return ask(`${datasetPath(id)}/rows?${query}`, { signal });
}

/**
 * A chart of a dataset, or of what SQL answers.
 * @param source `id` of the dataset, and `filters` of its rows; or `sql` and its `parameters`.
 * @param chart What to draw, as GET /datasets/{id}/chart takes it.
 * @param format "json" for its plan, "svg" or "png" for a picture.
 * @returns A Response.
 */
export async function readChart({ id, filters, sql, parameters }, chart, format, signal) {
  const end = format === "json" ? "" : `.${format}`;
  if (sql === null) {
    return checked(await fetch(chartAddress(id, filters, chart, format), { cache: "no-cache", signal }));
  }
  return checked(await fetch(address(`query/chart${end}`), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ sql, parameters, chart: typed(chart) }),
    signal,
  }));
}

/** The address of a chart of a dataset. */
export function chartAddress(id, filters, chart, format) {
  const parameters = new URLSearchParams(chart);
  filters.forEach((one) => parameters.append("filter", one));
  return address(`${datasetPath(id)}/chart${format === "json" ? "" : `.${format}`}?${parameters}`);
}

/** In an address everything is text; in JSON numbers are numbers. */
const TYPES = { bins: Number, width: Number, height: Number, zero: Boolean, trend: Boolean };
const typed = (chart) => Object.fromEntries(Object.entries(chart).filter(([, value]) => value !== "")
  .map(([name, value]) => [name, TYPES[name]?.(value) ?? value]));

/** The columns of what SQL answers. */
export async function columnsOf({ sql, parameters }, signal) {
  const response = await checked(await fetch(address("query"), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ sql, parameters, limit: 1 }),
    signal,
  }));
  return (await response.json()).columns;
}

/** Runs SQL, with the values of its parameters by name; `accept` is the media type of the answer, a Response. */
export async function query({ sql, parameters }, accept, signal) {
  return checked(await fetch(address("query"), {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: accept },
    body: JSON.stringify({ sql, parameters }),
    signal,
  }));
}

export const listSaved = () => ask("saved");
export const removeSaved = (id) => ask(savedPath(id), { method: "DELETE" });
export const readSavedRows = (id, limit, signal) => ask(`${savedPath(id)}/rows?limit=${limit}`, { signal });
export const readSavedChart = (id, size, signal) => ask(`${savedPath(id)}/chart?${new URLSearchParams(size)}`, { signal });
export const savedChartAddress = (id, format) => address(`${savedPath(id)}/chart.${format}`);

/** Saves a query or a chart: `name`, `dataset`, `filter`, `sql`, `parameters` and `chart`. */
export const saveView = ({ chart, ...content }) =>
  ask("saved", { method: "POST", ...json({ ...content, chart: chart === undefined ? undefined : typed(chart) }) });

/** Gives a saved view another name, if nobody else has changed it since. */
export const renameSaved = (view, name) =>
  ask(savedPath(view.id), { method: "PUT", ...json({ ...view, name }, { "If-Match": `"${view.version}"` }) });

/**
 * Where a file goes: its `name`, `file` name, how it is to be read, and `job`, an id of ours by which its progress can be followed; `into` is the
 * dataset whose rows it replaces, or, with `adds`, is added to.
 */
export function uploadAddress({ into, adds, name, ...parameters }) {
  const path = into === undefined ? "datasets" : `${datasetPath(into)}${adds ? "/rows" : ""}`;
  return address(`${path}?${toQuery(into === undefined ? { name, ...parameters } : parameters)}`);
}

/** Reads the kept files of a dataset once more, otherwise. */
export const readAgain = (id, parameters) => ask(`${datasetPath(id)}/reading?${toQuery(parameters)}`, { method: "POST" });

/** The list of what was left out of a dataset. */
export const rejectsAddress = (id) => address(`${datasetPath(id)}/rejects`);

/** How a file, or its beginning, would be read. */
export const previewFile = (body, parameters, signal) => ask(`datasets/preview?${toQuery(parameters)}`, { method: "POST", body, signal, headers: { "Content-Type": "application/octet-stream" } });

/** Parameters of which some are there several times. */
function toQuery(parameters) {
  return new URLSearchParams(Object.entries(parameters).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
}

export const jobEventsAddress = (job) => address(`jobs/${job}/events`);

const json = (body, headers = {}) => ({ headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) });

const savedPath = (id) => `saved/${encodeURIComponent(id)}`;

const datasetPath = (id) => `datasets/${encodeURIComponent(id)}`;

const address = (path) => new URL(path, document.baseURI);

async function checked(response) {
  if (!response.ok) {
    throw new Problem(response.status, await response.json().catch(() => null));
  }
  return response;
}

async function ask(path, init = {}) {
  const response = await checked(await fetch(address(path), { cache: "no-cache", ...init }));
  return response.status === 204 ? null : response.json();
}
