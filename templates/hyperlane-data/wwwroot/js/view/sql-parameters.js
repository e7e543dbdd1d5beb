// Fields for the parameters of SQL, :name. They are there once a question has needed them.
import { byId, make } from "./dom.js";

const FIELD = "parameters.";

/** Values as they stand in an address: ":name" has the value. */
export const forAddress = (values) => Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [`:${name}`, value]));

/** And back. Undefined where there are none. */
export function fromAddress(parameters) {
  const found = [...parameters].filter(([name]) => name.startsWith(":")).map(([name, value]) => [name.slice(1), value]);
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

export class SqlParameters {
  #element = byId("sql-parameters");
  #fields = new Map();

  /** Of a link: ":name" has the value. */
  take(parameters) {
    this.#fields.clear();
    Object.entries(fromAddress(parameters) ?? {}).forEach(([name, value]) => this.#add(name, value));
    this.#draw();
  }

  /** The values that SQL needs, of those that are there. */
  of(sql) {
    const named = new Set(Array.from(sql.matchAll(/[:$]([\p{L}\p{N}_]+)/gu), ([, name]) => name));
    const used = [...this.#fields].filter(([name]) => named.has(name));
    return used.length === 0 ? undefined : Object.fromEntries(used.map(([name, field]) => [name, field.value]));
  }

  /** Shows fields for what was missing; `errors` has what is wrong, by field. */
  askFor(errors) {
    const names = Object.keys(errors).filter((field) => field.startsWith(FIELD)).map((field) => field.slice(FIELD.length));
    names.forEach((name) => (this.#fields.has(name) ? this.#fields.delete(name) : this.#add(name, "")));
    this.#draw();
    if (names.length > 0) {
      this.#fields.get(names[0])?.focus();
    }
  }

  #add(name, value) {
    this.#fields.set(name, make("input", { className: "field", value, autocomplete: "off", spellcheck: false }));
  }

  #draw() {
    this.#element.hidden = this.#fields.size === 0;
    this.#element.replaceChildren(...Array.from(this.#fields, ([name, field]) => make("label", {}, `:${name}`, field)));
  }
}
