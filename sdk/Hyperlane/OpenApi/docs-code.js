// A request as code, to go on with elsewhere.
const languages = { curl: asCurl, fetch: asFetch, "C#": asCSharp };
const server = /^https?:/.test(doc.servers?.[0]?.url ?? "") ? doc.servers[0].url.replace(/\/$/, "") : location.origin + base;

const shell = text => `'${text.replaceAll("'", "'\\''")}'`;

function asCurl({ method, target, headers, text, fields }) {
  const lines = [`curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}${shell(server + target)}`];
  for (const [name, value] of headers) lines.push(`-H ${shell(`${name}: ${value}`)}`);
  if (text) lines.push(`-d ${shell(text)}`);
  for (const [name, value] of fields) lines.push(`-F ${shell(`${name}=${value instanceof File ? `@${value.name}` : value}`)}`);
  return lines.join(" \\\n  ");
}

function asFetch({ method, target, headers, text, fields }) {
  const form = fields.length ? ["const form = new FormData();", ...fields.map(([name, value]) => `form.append(${JSON.stringify(name)}, ${value instanceof File ? "file" : JSON.stringify(value)});`), ""].join("\n") : "";
  const options = [
    method === "get" ? null : `method: "${method.toUpperCase()}"`,
    headers.length ? `headers: ${JSON.stringify(Object.fromEntries(headers))}` : null,
    text ? `body: ${JSON.stringify(text)}` : fields.length ? "body: form" : null,
  ].filter(option => option);
  return `${form}const response = await fetch(${JSON.stringify(server + target)}${options.length ? `, {\n  ${options.join(",\n  ")},\n}` : ""});\nconsole.log(response.status, await response.text());`;
}

function asCSharp({ method, target, headers, text, fields }) {
  const quote = value => JSON.stringify(value);
  const name = method[0].toUpperCase() + method.slice(1);
  const lines = ["using var client = new HttpClient();", `using var request = new HttpRequestMessage(HttpMethod.${name}, ${quote(server + target)});`];
  for (const [field, value] of headers) if (field !== "Content-Type") lines.push(`request.Headers.Add(${quote(field)}, ${quote(value)});`);
  if (text) lines.push(`request.Content = new StringContent(${quote(text)}, null, ${quote(headers.find(([field]) => field === "Content-Type")?.[1] ?? "text/plain")});`);
  if (fields.length) {
    lines.push("var form = new MultipartFormDataContent();");
    for (const [field, value] of fields) {
      lines.push(value instanceof File ? `form.Add(new StreamContent(File.OpenRead(${quote(value.name)})), ${quote(field)}, ${quote(value.name)});` : `form.Add(new StringContent(${quote(value)}), ${quote(field)});`);
    }
    lines.push("request.Content = form;");
  }
  return [...lines, "using var response = await client.SendAsync(request);", "Console.WriteLine($\"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}\");"].join("\n");
}

// The code of a request, in the language that the reader chose last; it follows what is typed into the form.
function codeOf(read) {
  const output = make("pre", { tabindex: "0", role: "group", "aria-label": "Code of the request" });
  const buttons = Object.keys(languages).map(name => make("button", { type: "button", class: "choice", onclick: () => choose(name) }, name));
  const copy = make("button", { type: "button", class: "choice", onclick: () => navigator.clipboard?.writeText(output.textContent) }, "Copy");
  const update = () => output.replaceChildren(languages[chosen()](read()));
  const chosen = () => languages[sessionStorage.getItem("language")] ? sessionStorage.getItem("language") : "curl";
  const choose = name => {
    sessionStorage.setItem("language", name);
    show();
  };
  const show = () => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.textContent === chosen()));
    update();
  };
  const details = make("details", { ontoggle: show }, make("summary", {}, "Code"), make("p", { class: "choices" }, buttons, copy), output);
  return { element: details, update: () => details.open && update() };
}
