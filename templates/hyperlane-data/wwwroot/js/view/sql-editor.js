// The field for SQL: colours, completion of tables and columns, and the place of a mistake. Tab leaves it, as any field.
import {
  autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, Compartment, completionKeymap, defaultKeymap, drawSelection,
  EditorState, EditorView, HighlightStyle, history, historyKeymap, keymap, PostgreSQL, Prec, setDiagnostics, sql, syntaxHighlighting, tags,
} from "../../vendor/codemirror/codemirror.js";

// The colours are the page's, light and dark.
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)", fontWeight: "600" },
  { tag: tags.string, color: "var(--code-text)" },
  { tag: tags.special(tags.string), color: "var(--code-name)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--ink-faint)", fontStyle: "italic" },
  { tag: tags.typeName, color: "var(--code-name)" },
]);

const LOOK = EditorView.theme({
  "&": { minHeight: "8rem", maxHeight: "24rem", color: "var(--ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
  ".cm-content": { padding: "0.75rem 0", minHeight: "8rem", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 0.875rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--bar-soft)" },
  ".cm-matchingBracket": { backgroundColor: "var(--brand-soft) !important", outline: "1px solid var(--field-line)" },
  ".cm-tooltip": { border: "1px solid var(--line)", borderRadius: "0.5rem", color: "var(--ink)", backgroundColor: "var(--surface-raised)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "12rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--on-brand)", backgroundColor: "var(--brand)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--danger) 1px", textUnderlineOffset: "0.2em" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--danger)" },
});

// Text over a selection is put in here: a browser that does it keeps the colours by styles of its own, which the policy of the page stops.
const REPLACING = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const selected = view.root.getSelection?.(); // the browser's own, which the editor may not have heard of yet
    const ends = selected?.anchorNode ? [view.posAtDOM(selected.anchorNode, selected.anchorOffset), view.posAtDOM(selected.focusNode, selected.focusOffset)]
      : [view.state.selection.main.from, view.state.selection.main.to];
    const [from, to] = [Math.min(...ends), Math.max(...ends)];
    if (event.inputType !== "insertText" || event.data === null || view.composing || from === to) {
      return false;
    }
    event.preventDefault();
    view.dispatch({ changes: { from, to, insert: event.data }, selection: { anchor: from + event.data.length }, userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

export class SqlEditor {
  #tables = new Compartment();
  #view;

  /**
   * @param host The element it stands in. It gets a shadow root: there the styles of the editor need no exception from the page's
   *   Content-Security-Policy.
   * @param run Called on Ctrl + Enter.
   */
  constructor(host, run) {
    const root = host.attachShadow({ mode: "open", delegatesFocus: true });
    this.#view = new EditorView({
      root,
      parent: root,
      extensions: [
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }])),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        history(), drawSelection(), bracketMatching(), closeBrackets(), autocompletion({ icons: false }), EditorState.tabSize.of(2),
        EditorView.lineWrapping, REPLACING, LOOK, syntaxHighlighting(COLOURS), this.#tables.of(language([], null)),
        EditorView.contentAttributes.of({ "aria-label": "SQL", autocapitalize: "off", spellcheck: "false" }),
      ],
    });
  }

  get value() {
    return this.#view.state.doc.toString();
  }

  set value(text) {
    const length = this.#view.state.doc.length;
    this.#view.dispatch(setDiagnostics(this.#view.state, []));
    this.#view.dispatch({ changes: { from: 0, to: length, insert: text }, selection: { anchor: text.length } });
  }

  focus() {
    this.#view.focus();
  }

  /** Puts a name where the cursor is. */
  insert(name) {
    this.#view.dispatch(this.#view.state.replaceSelection(name));
    this.focus();
  }

  /** What is completed: the tables, and the columns of the one that is shown. */
  know(datasets, current) {
    this.#view.dispatch({ effects: this.#tables.reconfigure(language(datasets, current)) });
  }

  /** Marks the place of a mistake, a line and a column from 1; null for none. */
  mark(place, message = "") {
    const { state } = this.#view;
    if (place === null || place.line > state.doc.lines) {
      this.#view.dispatch(setDiagnostics(state, []));
      return;
    }
    const line = state.doc.line(place.line);
    const from = Math.min(line.from + place.column - 1, Math.max(line.from, line.to - 1));
    const word = /^("[^"]*"|[\p{L}\p{N}_]+|.)?/u.exec(state.sliceDoc(from, line.to))[0];
    this.#view.dispatch(setDiagnostics(state, [{ from, to: from + word.length, severity: "error", message }]));
  }
}

const language = (datasets, current) => sql({
  dialect: PostgreSQL,
  upperCaseKeywords: true,
  schema: Object.fromEntries(datasets.map(({ name, columns }) => [name.replaceAll(".", "\\."), columns.map((column) => column.name)])),
  defaultTable: current?.name,
});
