// Elements, made without ever reading text as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element of the page that has to be there. */
export const byId = (id) => document.getElementById(id);

/**
 * Makes an element. Properties are set as they are named in the DOM (className, textContent, onclick), those with a dash as
 * attributes; children are elements or text.
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role" || name === "scope") {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children);
  return element;
}

/** Makes an SVG element; everything is an attribute. */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** An icon of those in index.html. It says nothing to a screen reader; what is around it does. */
export const icon = (name) => draw("svg", { class: "icon", "aria-hidden": "true" }, draw("use", { href: `#icon-${name}` }));

/** A select's choices: pairs of value and label. */
export function fill(select, choices, chosen) {
  select.replaceChildren(...choices.map(([value, label]) => make("option", { value, textContent: label })));
  select.value = chosen;
}

/** A name inside a sentence: one that is written from right to left must not turn the sentence around. */
export const isolate = (name) => `\u2068${name}\u2069`;
