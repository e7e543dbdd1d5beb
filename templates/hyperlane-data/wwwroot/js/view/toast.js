// A short word at the edge of the page, which goes away by itself.
import { byId } from "./dom.js";

const SHOWN = 4_000;
let timer;

export function toast(text) {
  const element = byId("toast");
  element.textContent = text;
  element.classList.add("shown");
  clearTimeout(timer);
  timer = setTimeout(() => element.classList.remove("shown"), SHOWN);
}
