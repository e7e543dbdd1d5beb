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

// Who is signed in stays so for all operations, as long as the tab is open.
const signIn = field("Bearer token", { type: "string" }, false);
signIn.element.querySelector("input").placeholder = "";
signIn.element.querySelector("input").value = sessionStorage.getItem("token") ?? "";
signIn.element.querySelector("input").addEventListener("input", event => sessionStorage.setItem("token", event.target.value));

function tryForm(path, method, operation) {
  const parameters = (operation.parameters ?? []).map(resolve).filter(parameter => parameter.in !== "cookie")
    .map(parameter => ({ parameter, ...field(parameter.name, parameter.schema, parameter.required) }));
  const [mediaType, media] = Object.entries(operation.requestBody?.content ?? {}).at(-1) ?? [];
  const isForm = /form/.test(mediaType ?? "");
  const schema = resolve(media?.schema);
  const fields = isForm ? Object.entries(schema?.properties ?? {}).map(([name, part]) => ({ name, ...field(name, part, schema.required?.includes(name), (part.items ?? part).format === "binary") })) : [];
  const body = mediaType && !isForm ? make("textarea", { class: "body", spellcheck: "false" }) : null;
  if (body && media.schema) body.value = mediaType.includes("json") ? JSON.stringify(sample(media.schema), null, 2) : "";
  const button = make("button", {}, "Send");
  const output = make("output", { "aria-live": "polite" });
  const code = codeOf(read);
  const form = make("form", { onsubmit: send, oninput: code.update }, parameters.map(one => one.element), fields.map(one => one.element),
    body ? make("label", {}, `Body · ${mediaType}`, body) : null, button, output, code.element);

  // The request as the form has it now.
  function read() {
    const headers = [];
    const query = new URLSearchParams();
    let target = path;
    for (const { parameter, values } of parameters) {
      if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, encodeURIComponent(values()[0] ?? ""));
      else for (const value of values()) parameter.in === "query" ? query.append(parameter.name, value) : headers.push([parameter.name, value]);
    }
    const token = signIn.values()[0];
    if (token && operation.security?.length) headers.push(["Authorization", `Bearer ${token}`]);
    if (body?.value) headers.push(["Content-Type", mediaType === "*/*" ? "application/json" : mediaType]);
    return { method, target: target + (query.size ? `?${query}` : ""), headers, text: body?.value, fields: fields.flatMap(one => one.values().map(value => [one.name, value])) };
  }

  async function send(event) {
    event.preventDefault();
    const { target, headers, text, fields: parts } = read();
    let content = text || undefined;
    if (fields.length) {
      content = new FormData();
      for (const [name, value] of parts) content.append(name, value);
    }
    button.disabled = true;
    output.replaceChildren();
    const start = performance.now();
    try {
      const response = await fetch(base + target, { method: method.toUpperCase(), headers, body: content });
      const bytes = await response.blob();
      const shown = /json|text|xml|javascript/.test(bytes.type) ? await bytes.text() : `${bytes.size} bytes of ${bytes.type || "unknown type"}`;
      const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
      output.append(
        make("p", {}, make("code", {}, `${method.toUpperCase()} ${base}${target}`)),
        make("p", {}, make("strong", { class: response.ok ? "fine" : "bad" }, `${response.status} ${response.statusText}`), ` in ${Math.round(performance.now() - start)} ms`),
        shown ? make("pre", { tabindex: "0" }, pretty(shown)) : make("p", { class: "note" }, "No body."),
        make("details", {}, make("summary", {}, "Header fields"), make("pre", {}, head)));
    } catch (error) {
      output.append(make("p", { class: "bad" }, `No answer: ${error.message}`));
    } finally {
      button.disabled = false;
    }
  }

  return make("details", { class: "try" }, make("summary", {}, "Try it"), operation.security?.length && !signIn.values().length ? make("p", { class: "note" }, "It asks who you are: put your token in at the top of the page.") : null, form);
}

function pretty(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}
