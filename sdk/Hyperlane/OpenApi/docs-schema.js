// A type in few words: "string (date), or null", "array of Post".
function typeOf(schema) {
  if (!schema) return "anything";
  const variants = schema.oneOf ?? schema.anyOf;
  if (schema.format === "binary") return "bytes";
  if (schema.$ref) return nameOf(schema);
  if (variants) return variants.map(variant => typeOf(variant.allOf?.[0] ?? variant)).join(" or ");
  const types = [schema.type ?? (schema.enum ? "string" : "anything")].flat();
  return types.map(type => type === "array" ? `array of ${typeOf(schema.items)}`
    : type === "object" && schema.additionalProperties?.type ? `object of ${typeOf(schema.additionalProperties)}`
      : schema.format && type !== "null" ? `${type} (${schema.format})` : type).join(" or ");
}

function limitsOf(schema) {
  const s = { ...resolve(schema), ...schema };
  const range = (low, high, unit) => low === undefined && high === undefined ? null
    : low === high ? `exactly ${low}${unit}` : high === undefined ? `at least ${low}${unit}` : low === undefined ? `at most ${high}${unit}` : `${low} to ${high}${unit}`;
  return [
    range(s.minimum, s.maximum, ""), range(s.minLength, s.maxLength, " characters"), range(s.minItems, s.maxItems, " items"),
    s.exclusiveMinimum !== undefined ? `more than ${s.exclusiveMinimum}` : null, s.exclusiveMaximum !== undefined ? `less than ${s.exclusiveMaximum}` : null,
    s.pattern ? `like ${s.pattern}` : null, s.enum ? `one of ${s.enum.map(value => JSON.stringify(value)).join(", ")}` : null,
    s.default !== undefined ? `default ${JSON.stringify(s.default)}` : null, s.examples ? `for example ${JSON.stringify(s.examples[0])}` : null,
    s.uniqueItems ? "no two the same" : null, s.readOnly ? "read only" : null, s.writeOnly ? "write only" : null,
  ].filter(limit => limit).join("; ");
}

const row = (name, type, required, deprecated, description, schema) => make("div", {},
  make("dt", {}, make("span", { class: deprecated ? "old" : undefined }, name)),
  make("dd", {},
    make("span", { class: "type" }, type), required ? [" · ", make("span", { class: "needed" }, "required")] : "", deprecated ? [" ", make("span", { class: "badge" }, "deprecated")] : "",
    prose(description), limitsOf(schema) ? make("p", { class: "note" }, limitsOf(schema)) : null, expand(schema)));

// The parts of a type open when asked for: types may speak of themselves.
function expand(schema, open = false) {
  const inner = partsOf(schema);
  if (!inner) return null;
  const details = make("details", { open }, make("summary", {}, inner.name));
  const fill = () => details.childElementCount === 1 && details.append(...inner.content());
  details.addEventListener("toggle", fill);
  if (open) fill();
  return details;
}

// What several schemas say together: a variant is a type and the word that tells it.
function merged(schema) {
  const parts = schema.allOf.map(resolve).map(part => part.allOf ? merged(part) : part);
  return { ...schema, properties: Object.assign({}, ...parts.map(part => part.properties)), required: parts.flatMap(part => part.required ?? []) };
}

function partsOf(schema) {
  const given = resolve(schema);
  if (!given || typeof given !== "object") return null;
  const s = given.allOf ? merged(given) : given;
  if (s.properties) {
    return { name: nameOf(schema) ?? "object", content: () => [...prose(schema.$ref ? s.description : ""), make("dl", {}, Object.entries(s.properties).map(([name, property]) =>
      row(name, property.const !== undefined ? JSON.stringify(property.const) : typeOf(property), s.required?.includes(name), property.deprecated, property.description, property)))] };
  }
  const variants = (s.oneOf ?? s.anyOf)?.filter(variant => variant.type !== "null");
  if (variants?.length === 1) return partsOf(variants[0]);
  if (variants) return { name: `${nameOf(schema) ?? "value"}: one of ${variants.length}`, content: () => variants.map(variant => make("div", {}, (variant.allOf ?? [variant]).map(part => expand(part)))) };
  return partsOf(s.items) ?? (s.additionalProperties?.type || s.additionalProperties?.$ref ? partsOf(s.additionalProperties) : null);
}

// A value that fits a schema, to start a body with.
function sample(schema, seen = []) {
  const s = resolve(schema);
  if (!s || seen.includes(s)) return null;
  const deeper = [...seen, s];
  const variant = (s.oneOf ?? s.anyOf)?.[0];
  if (s.default !== undefined) return s.default;
  if (s.examples) return s.examples[0];
  if (s.const !== undefined) return s.const;
  if (s.enum) return s.enum[0];
  if (s.pattern && [s.type].flat().includes("null")) return null;
  if (s.allOf) return Object.assign({}, ...s.allOf.map(part => sample(part, deeper)));
  if (variant) return seen.length > 2 ? null : sample(variant, deeper);
  const type = [s.type].flat()[0];
  if (s.properties) return Object.fromEntries(Object.entries(s.properties).filter(([, property]) => !property.readOnly && !property.deprecated).map(([name, property]) => [name, sample(property, deeper)]));
  if (type === "array") return s.items && !seen.includes(resolve(s.items)) ? [sample(s.items, deeper)].filter(item => item !== null) : [];
  if (type === "object") return {};
  if (type === "integer" || type === "number") return s.minimum ?? 0;
  if (type === "boolean") return false;
  const formats = { date: "2026-01-31", "date-time": "2026-01-31T12:30:00Z", "time-local": "12:30:00", uuid: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", email: "a@example.org", uri: "/" };
  return type === "string" ? formats[s.format] ?? (s.pattern?.includes(":\\d{2}:") ? "00:30:00" : "text") : null;
}
