// The address says what is shown: #/<dataset>/<tab>?<state of the tab>, or #/saved and #/saved/<view>. So a view is shared by its link.

export const TABS = ["table", "profile", "chart", "statistics", "sql"];

const SAVED = "saved"; // no dataset has this id: they are longer

/** Reads an address. Without a dataset, `id` is null; `saved` is null, "" for all saved views, or the id of one. */
export function parse(hash) {
  const [path, query = ""] = splitOnce(hash.replace(/^#\/?/, ""), "?");
  const [id = "", tab = ""] = path.split("/").map(decoded);
  if (id === SAVED) {
    return { id: null, saved: tab };
  }
  return { id: id || null, saved: null, tab: TABS.includes(tab) ? tab : "table", parameters: new URLSearchParams(query) };
}

/** Writes one. */
export function format(id, tab = "table", parameters = new URLSearchParams()) {
  const query = String(parameters);
  return `#/${encodeURIComponent(id)}/${tab}${query === "" ? "" : `?${query}`}`;
}

/** The address of a saved view, or of all. */
export const formatSaved = (id = "") => `#/${SAVED}${id === "" ? "" : `/${encodeURIComponent(id)}`}`;

/** Goes there; the browser's back button comes back here. */
export function go(id, tab, parameters) {
  location.hash = format(id, tab, parameters);
}

/** Notes the state of what is shown. */
export function note(id, tab, parameters) {
  history.replaceState(null, "", format(id, tab, parameters));
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
