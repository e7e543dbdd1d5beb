function show(path, method, operation) {
  const parameters = (operation.parameters ?? []).map(resolve);
  const bodies = Object.entries(operation.requestBody?.content ?? {});
  const answers = Object.entries(operation.responses ?? {}).map(([status, given]) => ({ status, response: resolve(given) }));
  return make("article", { id: operation.operationId, "aria-label": `${method} ${path}` },
    make("h3", {}, make("span", { class: `method ${method}` }, method.toUpperCase()),
      make("a", { class: operation.deprecated ? "path old" : "path", href: `#${operation.operationId}` }, path), operation.deprecated ? make("span", { class: "badge" }, "deprecated") : null),
    prose(operation.summary), prose(operation.description),
    tryForm(path, method, operation),
    parameters.length ? [make("h4", {}, "Parameters"), make("dl", {}, parameters.map(one => row(one.name, `${one.in} · ${typeOf(one.schema)}`, one.required, one.deprecated, one.description, one.schema)))] : null,
    bodies.length ? [make("h4", {}, "Body"), make("dl", {}, bodies.map(([type, media]) => row(type, typeOf(media.schema), operation.requestBody.required, false, operation.requestBody.description, media.schema ?? {})))] : null,
    make("h4", {}, "Answers"),
    make("dl", {}, answers.filter(one => !isProblem(one)).map(answer)),
    problems(answers.filter(isProblem)));
}

const isProblem = ({ status, response }) => status >= "4" && Object.keys(response.content ?? {}).every(type => type.includes("problem"));

function answer({ status, response }) {
  const [type, media] = Object.entries(response.content ?? {})[0] ?? [];
  const schema = media?.["x-itemSchema"] ?? media?.schema ?? {};
  const others = Object.keys(response.content ?? {}).slice(1).map(other => `, or ${other}`).join("");
  const words = type ? `${type}${others}${media.schema ? ` · ${media["x-itemSchema"] ? "a stream of " : ""}${typeOf(schema)}` : ""}` : "no body";
  const shown = row(status, words, false, false, response.description, schema);
  const headers = Object.entries(response.headers ?? {});
  if (headers.length) shown.lastChild.append(make("p", { class: "note" }, `Header fields: ${headers.map(([name, header]) => `${name} (${typeOf(header.schema)})`).join(", ")}`));
  if (type?.includes("json") && Object.keys(schema).length) shown.lastChild.append(example(schema));
  return shown;
}

// What an answer looks like, made when asked for.
function example(schema) {
  const details = make("details", { ontoggle: () => details.childElementCount === 1 && details.append(make("pre", { tabindex: "0" }, JSON.stringify(sample(schema), null, 2))) }, make("summary", {}, "Example"));
  return details;
}

// Failures look alike everywhere: folded here, and their form is told once, at the end of the page.
const problems = failures => failures.length === 0 ? null
  : make("details", {}, make("summary", {}, `Errors: ${failures.map(one => one.status).join(", ")}`),
    make("dl", {}, failures.map(({ status, response }) => make("div", {}, make("dt", {}, status), make("dd", {}, prose(response.description))))),
    problemSchema ? make("p", { class: "note" }, "All of them are ", make("a", { href: "#problem-details" }, "problem details"), ".") : null);

const problemSchema = doc.components?.schemas?.ProblemDetails;

const operations = Object.entries(doc.paths ?? {}).flatMap(([path, item]) => methods.filter(method => item[method]).map(method => ({ path, method, operation: item[method] })));
const tags = [...new Set([...(doc.tags ?? []).map(tag => tag.name), ...operations.map(one => one.operation.tags?.[0] ?? "")])];
document.title = doc.info.title;
main.replaceChildren(make("h1", {}, doc.info.title, " ", make("small", {}, doc.info.version)), ...prose(doc.info.description),
  make("p", { class: "note" }, make("a", { href: "openapi.json" }, "openapi.json"), ` · OpenAPI ${doc.openapi}`));
if (operations.some(one => one.operation.security?.length)) {
  main.append(make("form", { class: "token", onsubmit: event => event.preventDefault() }, signIn.element, make("p", { class: "note" }, "Kept for this tab, and sent with every request that asks who you are.")));
}
for (const tag of tags) {
  const own = operations.filter(one => (one.operation.tags?.[0] ?? "") === tag);
  main.append(make("section", {}, make("h2", {}, tag), prose(doc.tags?.find(one => one.name === tag)?.description), own.map(one => show(one.path, one.method, one.operation))));
  list.append(make("h2", {}, tag), make("ul", {}, own.map(one => make("li", { "data-text": `${one.method} ${one.path} ${one.operation.operationId} ${one.operation.summary}`.toLowerCase() },
    make("a", { href: `#${one.operation.operationId}`, title: one.operation.summary }, make("span", { class: `method ${one.method}` }, one.method.toUpperCase()), make("span", { class: one.operation.deprecated ? "old" : undefined }, one.path))))));
}

if (problemSchema) {
  main.append(make("section", { id: "problem-details" }, make("h2", {}, "Problem details"), prose(problemSchema.description), make("p", {}, make("code", {}, "application/problem+json")), expand({ $ref: "#/components/schemas/ProblemDetails" }, true)));
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
