// A small histogram, drawn in SVG.
import { cell, count, figureOf } from "../format.js";
import { draw } from "./dom.js";

const WIDTH = 240;
const HEIGHT = 64;
const GAP = 1.5;

/** @param bins From, to and count of each. */
export function histogram(name, type, bins) {
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const step = WIDTH / bins.length;
  const bars = bins.map((bin, index) => {
    const height = bin.count === 0 ? 0 : Math.max(1.5, (bin.count / most) * (HEIGHT - 2));
    const title = draw("title");
    title.textContent = `${edge(bin.from, type)} to ${edge(bin.to, type)}: ${count(bin.count)}`;
    return draw("g", {},
      draw("rect", { class: "bin", x: index * step + GAP / 2, y: HEIGHT - height, width: Math.max(0.5, step - GAP), height, rx: 1 }),
      draw("rect", { class: "bin-area", x: index * step, y: 0, width: step, height: HEIGHT }, title));
  });
  const label = `Histogram of ${name}, ${edge(bins[0].from, type)} to ${edge(bins.at(-1).to, type)}, at most ${count(most)} in a bin`;
  return draw("svg", { class: "histogram", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": label }, ...bars);
}

/** An end of an axis; of a moment only the day. */
export const edge = (value, type) => (type === "date" || type === "timestamp" ? cell(value).slice(0, 10) : figureOf(value, type));
