// Elements, made without ever reading text as markup.

/** An element of the page that has to be there. */
export const byId = (id) => document.getElementById(id);

/**
 * Makes an element. Properties are set as they are named in the DOM (className, textContent, onclick), those with a dash as
 * attributes; children are elements or text.
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children);
  return element;
}

/** An icon of icons.svg. It says nothing to a screen reader; what is around it does. */
export function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(namespace, "use");
  use.setAttribute("href", `icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** Makes the children of an element these, in this order, moving none that can stay. */
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) {
    if (!wanted.has(child)) {
      child.remove();
    }
  }

  let place = parent.firstElementChild;
  for (const child of children) {
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
  }
}

/** A name inside a sentence: one that is written from right to left must not turn the sentence around. */
export const isolate = (name) => `\u2068${name}\u2069`;
