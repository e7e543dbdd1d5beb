// Shows openapi.json, which stands beside this page, and sends requests for its reader. What the document says is
// always put in as text, never as HTML.
const doc = await (await fetch("openapi.json")).json();
const methods = ["get", "post", "put", "patch", "delete", "head", "options"];
const main = document.getElementById("main");
const list = document.getElementById("list");
const filter = document.getElementById("filter");

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ""));
  return element;
}

const resolve = item => item?.$ref ? item.$ref.slice(2).split("/").reduce((at, key) => at[key.replaceAll("~1", "/").replaceAll("~0", "~")], doc) : item;
const nameOf = item => item?.$ref?.split("/").pop();

// Markdown, as far as comments have it: paragraphs, lists, `code`, **bold** and *emphasis*.
function prose(text) {
  return (text ?? "").split(/\n{2,}/).filter(part => part).map(part => part.startsWith("- ")
    ? make("ul", {}, part.split(/\n/).map(line => make("li", {}, words(line.replace(/^- /, "")))))
    : make("p", {}, words(part)));
}

function words(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/).map(part =>
    part.startsWith("`") && part.length > 2 ? make("code", {}, part.slice(1, -1))
      : part.startsWith("**") && part.length > 4 ? make("strong", {}, part.slice(2, -2))
        : part.startsWith("*") && part.length > 2 ? make("em", {}, part.slice(1, -1)) : part);
}

// A type in few words: "string (date), or null", "array of Post".
function typeOf(schema) {
  if (!schema) return "anything";
  const variants = schema.oneOf ?? schema.anyOf;
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
    make("span", { class: "type" }, type), required ? " · required" : "", deprecated ? [" ", make("span", { class: "badge" }, "deprecated")] : "",
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

function partsOf(schema) {
  const s = resolve(schema);
  if (!s || typeof s !== "object") return null;
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

function field(name, schema, required, isFile) {
  const s = resolve(schema);
  const options = s.enum ?? (s.type === "boolean" ? ["true", "false"] : null);
  const several = s.type === "array";
  const input = isFile ? make("input", { type: "file", multiple: several })
    : options ? make("select", {}, make("option", { value: "" }, required ? "choose…" : "—"), options.map(value => make("option", {}, String(value))))
      : several ? make("textarea", { placeholder: "one to a line" })
        : make("input", { placeholder: s.default !== undefined ? String(s.default) : typeOf(schema), spellcheck: "false", autocomplete: "off" });
  input.name = name;
  input.required = Boolean(required) && !several;
  return { element: make("label", {}, make("span", {}, name, required ? " · required" : ""), input), values: () => isFile ? [...input.files] : several ? input.value.split("\n").filter(line => line) : input.value === "" ? [] : [input.value] };
}

function tryForm(path, method, operation) {
  const parameters = (operation.parameters ?? []).map(resolve).filter(parameter => parameter.in !== "cookie")
    .map(parameter => ({ parameter, ...field(parameter.name, parameter.schema, parameter.required) }));
  const [mediaType, media] = Object.entries(operation.requestBody?.content ?? {}).at(-1) ?? [];
  const isJson = mediaType?.includes("json");
  const schema = resolve(media?.schema);
  const fields = mediaType && !isJson ? Object.entries(schema?.properties ?? {}).map(([name, part]) => ({ name, ...field(name, part, schema.required?.includes(name), (part.items ?? part).contentMediaType) })) : [];
  const token = operation.security ? field("Authorization: Bearer …", { type: "string" }, !operation.security.some(one => !Object.keys(one).length)) : null;
  const body = isJson ? make("textarea", { class: "body", spellcheck: "false" }) : null;
  if (body) body.value = JSON.stringify(sample(media.schema), null, 2);
  const button = make("button", {}, "Send");
  const output = make("output", { "aria-live": "polite" });
  const form = make("form", { onsubmit: send }, token?.element ?? "", parameters.map(one => one.element), fields.map(one => one.element),
    body ? make("label", {}, `Body · ${mediaType}`, body) : null, button, output);

  async function send(event) {
    event.preventDefault();
    const headers = new Headers();
    const query = new URLSearchParams();
    let target = path;
    for (const { parameter, values } of parameters) {
      if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, encodeURIComponent(values()[0] ?? ""));
      else for (const value of values()) (parameter.in === "query" ? query : headers).append(parameter.name, value);
    }
    for (const value of token?.values() ?? []) headers.set("Authorization", `Bearer ${value}`);
    let content = body?.value;
    if (body) headers.set("Content-Type", "application/json");
    if (fields.length) {
      content = new FormData();
      fields.forEach(one => one.values().forEach(value => content.append(one.name, value)));
    }
    const url = (doc.servers?.[0]?.url ?? "").replace(/\/$/, "") + target + (query.size ? `?${query}` : "");
    button.disabled = true;
    output.replaceChildren();
    const start = performance.now();
    try {
      const response = await fetch(url, { method: method.toUpperCase(), headers, body: content || undefined });
      const bytes = await response.blob();
      const text = /json|text|xml|javascript/.test(bytes.type) ? await bytes.text() : `${bytes.size} bytes of ${bytes.type || "unknown type"}`;
      const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
      output.append(
        make("p", {}, make("code", {}, `${method.toUpperCase()} ${url}`)),
        make("p", {}, make("strong", { class: response.ok ? "fine" : "bad" }, `${response.status} ${response.statusText}`), ` in ${Math.round(performance.now() - start)} ms`),
        text ? make("pre", { tabindex: "0" }, pretty(text)) : make("p", { class: "note" }, "No body."),
        make("details", {}, make("summary", {}, "Header fields"), make("pre", {}, head)));
    } catch (error) {
      output.append(make("p", { class: "bad" }, `No answer: ${error.message}`));
    } finally {
      button.disabled = false;
    }
  }

  return make("details", {}, make("summary", {}, "Try it"), form);
}

function pretty(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}

function show(path, method, operation) {
  const parameters = (operation.parameters ?? []).map(resolve);
  const bodies = Object.entries(operation.requestBody?.content ?? {});
  return make("article", { id: operation.operationId, "aria-label": `${method} ${path}` },
    make("h3", {}, make("span", { class: `method ${method}` }, method.toUpperCase()),
      make("a", { class: operation.deprecated ? "path old" : "path", href: `#${operation.operationId}` }, path), operation.deprecated ? make("span", { class: "badge" }, "deprecated") : null),
    prose(operation.summary), prose(operation.description),
    parameters.length ? [make("h4", {}, "Parameters"), make("dl", {}, parameters.map(one => row(one.name, `${one.in} · ${typeOf(one.schema)}`, one.required, one.deprecated, one.description, one.schema)))] : null,
    bodies.length ? [make("h4", {}, "Body"), make("dl", {}, bodies.map(([type, media]) => row(type, typeOf(media.schema), operation.requestBody.required, false, operation.requestBody.description, media.schema)))] : null,
    make("h4", {}, "Answers"),
    make("dl", {}, Object.entries(operation.responses).map(([status, given]) => {
      const response = resolve(given);
      const [type, media] = Object.entries(response.content ?? {})[0] ?? [];
      return row(status, type ? `${type}${media.schema ? ` · ${typeOf(media.schema)}` : ""}` : "no body", false, false, response.description, media?.schema ?? {});
    })),
    tryForm(path, method, operation));
}

const operations = Object.entries(doc.paths ?? {}).flatMap(([path, item]) => methods.filter(method => item[method]).map(method => ({ path, method, operation: item[method] })));
const tags = [...new Set([...(doc.tags ?? []).map(tag => tag.name), ...operations.map(one => one.operation.tags?.[0] ?? "")])];
document.title = doc.info.title;
main.replaceChildren(make("h1", {}, doc.info.title, " ", make("small", {}, doc.info.version)), ...prose(doc.info.description),
  make("p", { class: "note" }, make("a", { href: "openapi.json" }, "openapi.json"), ` · OpenAPI ${doc.openapi}`));
for (const tag of tags) {
  const own = operations.filter(one => (one.operation.tags?.[0] ?? "") === tag);
  main.append(make("section", {}, make("h2", {}, tag), prose(doc.tags?.find(one => one.name === tag)?.description), own.map(one => show(one.path, one.method, one.operation))));
  list.append(make("h2", {}, tag), make("ul", {}, own.map(one => make("li", { "data-text": `${one.method} ${one.path} ${one.operation.operationId} ${one.operation.summary}`.toLowerCase() },
    make("a", { href: `#${one.operation.operationId}`, title: one.operation.summary }, make("span", { class: `method ${one.method}` }, one.method.toUpperCase()), make("span", { class: one.operation.deprecated ? "old" : undefined }, one.path))))));
}

filter.addEventListener("input", () => {
  for (const item of list.querySelectorAll("li")) item.hidden = !filter.value.toLowerCase().split(/\s+/).every(word => item.dataset.text.includes(word));
});
addEventListener("keydown", event => {
  if (event.key === "/" && !/INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName)) {
    event.preventDefault();
    filter.focus();
  }
});
if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
