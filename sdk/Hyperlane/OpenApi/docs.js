// Shows openapi.json, which stands beside this page, and sends requests for its reader. The files docs*.js are one
// script of the page, in this order: docs, docs-schema, docs-code, docs-try, docs-page. What the document says is always
// put in as text, never as HTML.
const doc = await (await fetch("openapi.json")).json();
const methods = ["get", "post", "put", "patch", "delete", "head", "options"];
const main = document.getElementById("main");
const list = document.getElementById("list");
const filter = document.getElementById("filter");

// Requests go to the server that the page comes from, which may have put a prefix before it.
const base = location.pathname.replace(/\/docs\/?$/, "");

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
