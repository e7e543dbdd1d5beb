// Draws the plan of a chart with Observable Plot. Everything that is to be seen was counted by the server; here it gets its place.
import { draw, make } from "./dom.js";

const MARGIN = 16;
const TEXT = 12;
const SMALL = 11;
const FONT = 'Inter, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';

let library = null;

/** Plot and d3 come when the first chart is drawn. They are no modules: each sets one name for all. */
const load = () =>
  (library ??= import("../../vendor/plot/d3.min.js").then(() => import("../../vendor/plot/plot.umd.min.js")).then(() => globalThis.Plot));

/**
 * The elements that show a plan: a legend, and a drawing for each of the small multiples.
 * @param plan What GET /datasets/{id}/chart answers.
 * @param size Its width and height in pixels.
 */
export async function drawPlan(plan, { width, height }) {
  const Plot = await load();
  const columns = columnsOf(plan.panels.length, width);
  const lines = Math.ceil(plan.panels.length / columns);
  const size = { width: Math.floor(width / columns), height: Math.max(plan.panels.length > 1 ? 150 : 220, Math.floor(height / lines)) };
  const panels = plan.panels.map((panel) =>
    make(
      "div",
      { className: "chart-panel" },
      ...(panel.name === null ? [] : [make("p", { className: "chart-panel-name", textContent: panel.name, dir: "auto" })]),
      drawPanel(Plot, plan, panel, size),
    ),
  );
  const grid = make("div", { className: "chart-panels" }, ...panels);
  grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  return [...(plan.legend === null ? [] : [drawLegend(plan.legend)]), grid];
}

/** As many as the pictures of the server have side by side. */
const columnsOf = (panels, width) => (panels <= 1 ? 1 : Math.max(1, Math.min(panels <= 4 ? 2 : 3, Math.floor(width / 220), panels)));

function drawPanel(Plot, plan, panel, { width, height }) {
  const left = Math.min(width * 0.4, Math.max(24, ...plan.y.ticks.map(({ text }) => widthOf(text))) + 12);
  const names =
    plan.y.scale === "band"
      ? wrapped(plan.y.ticks, left - 10, Math.min(3, Math.floor((height - 60) / plan.y.ticks.length / (TEXT + 3))))
      : plan.y.ticks;
  const isAslant =
    plan.x.scale === "band" && plan.x.ticks.some(({ text }) => widthOf(text) + 6 > (width - left - MARGIN) / plan.x.ticks.length);
  const below = isAslant ? Math.min(height * 0.35, Math.max(...plan.x.ticks.map(({ text }) => widthOf(text))) * 0.65 + 12) : 22;
  const drawing = Plot.plot({
    width,
    height,
    marginTop: 26,
    marginRight: Math.max(MARGIN, plan.x.scale === "band" ? 0 : widthOf(plan.x.ticks.at(-1)?.text ?? "") / 2 + 2),
    marginBottom: below + (plan.x.label ? 22 : 4),
    marginLeft: left,
    className: "chart-drawing",
    style: { fontFamily: FONT, fontSize: `${TEXT}px`, background: "none" },
    x: scaleOf(plan.x),
    y: scaleOf(plan.y),
    color: { type: "identity" },
    marks: [
      ...axes(Plot, { ...plan, y: { ...plan.y, ticks: names } }, panel, { isAslant, below, left, width }),
      ...marksOf(Plot, plan, panel, (width - left - MARGIN) / (plan.x.to - plan.x.from)),
    ],
  });
  // Plot's own rules would be refused by the page's policy; chart.css has them.
  drawing.querySelectorAll("style").forEach((style) => style.remove());
  drawing.setAttribute("aria-hidden", "true"); // what is around it is the image, and has the words
  return drawing;
}

/** Long names in full, in several lines, where there is room for all of them; else as the server has shortened them. */
function wrapped(ticks, width, most) {
  const lines = ticks.map(({ text, full }) =>
    (full ?? text).split(" ").reduce((done, word) => {
      const longer = done.length === 0 ? word : `${done.at(-1)} ${word}`;
      return widthOf(longer) <= width ? [...done.slice(0, -1), longer] : [...done, word];
    }, []),
  );
  const fits = lines.every((all) => all.length <= most && all.every((line) => widthOf(line) <= width));
  return ticks.map((tick, i) => ({ ...tick, text: fits ? lines[i].join("\n") : cut(tick.text, width) }));
}

/** The cells that are written in: all, all without the zero before the point, or none, as there is room. */
function labelled(rects, unit) {
  const cells = rects.filter(({ label }) => label !== null);
  const short = cells.map((cell) => ({ ...cell, label: cell.label.replace(/^(−?)0\./, "$1.") }));
  const fits = ({ label, x1, x2 }) => widthOf(label, SMALL) + 2 <= (x2 - x1) * unit;
  return [cells, short].find((all) => all.every(fits)) ?? [];
}

/** A text with its end left out, if it is too wide. */
function cut(text, width) {
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join("")}…`) > width && widthOf(text) > width) {
    letters.pop();
  }
  return letters.length === [...text].length ? text : `${letters.join("")}…`;
}

const scaleOf = ({ scale, from, to }) => ({
  axis: null,
  type: { time: "utc", log: "log" }[scale] ?? "linear",
  domain: [from, to],
  nice: false,
  clamp: false,
});

function axes(Plot, plan, panel, { isAslant, below, left, width }) {
  const isBand = ({ scale }) => scale === "band";
  const at = ({ ticks }) => ticks.map((tick) => tick.at);
  const text = ({ ticks }) => {
    const texts = new Map(ticks.map((tick) => [tick.at, tick.text]));
    return (value) => texts.get(Number(value)) ?? "";
  };
  const ink = { color: "var(--ink-soft)", tickSize: 0, fontSize: TEXT };
  const shared = (axis) => ({ ticks: at(axis), tickFormat: text(axis), ...ink, label: null });
  const label = (text, place) =>
    text === ""
      ? []
      : [
          Plot.text([text], {
            fill: "var(--ink-soft)",
            fontSize: TEXT,
            lineWidth: ((width - left) / TEXT) * 0.9,
            textOverflow: "ellipsis",
            ...place,
          }),
        ];
  return [
    ...(isBand(plan.y) ? [] : [Plot.gridY(at(plan.y), { stroke: "var(--line)", strokeOpacity: 1 })]),
    ...(!isBand(plan.x) && (isBand(plan.y) || panel.dots.length > 0)
      ? [Plot.gridX(at(plan.x), { stroke: "var(--line)", strokeOpacity: 1 })]
      : []),
    Plot.axisX({ ...shared(plan.x), ...(isAslant ? { tickRotate: -40 } : {}), ...(isBand(plan.x) ? {} : { tickSize: 4 }) }),
    Plot.axisY({
      ...shared(plan.y),
      tickPadding: 6,
      ...(isBand(plan.y) ? {} : { lineWidth: (left - 10) / TEXT, textOverflow: "ellipsis" }),
    }),
    ...label(plan.y.label && !isBand(plan.y) ? `↑ ${plan.y.label}` : plan.y.label, {
      frameAnchor: "top-left",
      dx: -8,
      dy: -20,
      textAnchor: "start",
    }),
    ...label(plan.x.label && !isBand(plan.x) ? `${plan.x.label} →` : plan.x.label, {
      frameAnchor: "bottom-right",
      dy: below + 16,
      textAnchor: "end",
    }),
    Plot.ruleY([plan.y.from], { stroke: "var(--ink-soft)" }),
  ];
}

function marksOf(Plot, plan, panel, unit) {
  const gap = plan.type === "bar" ? 0 : 0.5;
  const rects = panel.rects;
  const lines = panel.lines.map((line) => ({ ...line, points: line.points.map((point) => ({ ...point, y: point.y ?? Number.NaN })) }));
  const points = lines.flatMap((line) => line.points.filter(({ y }) => !Number.isNaN(y)));
  const dots = panel.dots.flatMap(({ name, color, x, y }) => x.map((at, i) => ({ x: at, y: y[i], color, name })));
  const tip = { fill: "var(--surface-raised)", stroke: "var(--field-line)", textPadding: 9, fontSize: TEXT, title: "text" };
  return [
    ...lines
      .filter(({ isArea }) => isArea)
      .map(({ points, color }) =>
        Plot.areaY(points, { x: "x", y1: "base", y2: "y", fill: color, fillOpacity: plan.type === "density" ? 0.3 : 0.75 }),
      ),
    Plot.rect(rects, { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "color", inset: gap }),
    Plot.text(
      labelled(rects, unit),
      {
        x: (rect) => (rect.x1 + rect.x2) / 2,
        y: (rect) => (rect.y1 + rect.y2) / 2,
        text: "label",
        fill: ({ color }) => inkOn(color),
        fontSize: SMALL,
      },
    ),
    ...lines.map(({ points, color, isArea }) => Plot.line(points, { x: "x", y: "y", stroke: color, strokeWidth: isArea ? 1.5 : 2 })),
    ...lines.map((line) => Plot.dot(alone(line), { x: "x", y: "y", r: 3, fill: line.color })),
    Plot.dot(dots, { x: "x", y: "y", r: dots.length > 1_000 ? 2 : 3.5, fill: "color", fillOpacity: dots.length > 1_000 ? 0.5 : 0.7 }),
    Plot.link(panel.rules, { x1: "x1", y1: "y1", x2: "x2", y2: "y2", stroke: "color", strokeWidth: "width", clip: true }),
    ...(rects.length > 0 ? [Plot.tip(rects, Plot.pointer({ ...tip, x1: "x1", x2: "x2", y1: "y1", y2: "y2" }))] : []),
    ...(points.length > 0 ? [Plot.tip(points, Plot.pointer({ ...tip, x: "x", y: "y" }))] : []),
    ...(dots.length > 0 && rects.length === 0
      ? [Plot.tip(dots, Plot.pointer({ ...tip, x: "x", y: "y", title: (dot) => said(plan, dot) }))]
      : []),
  ];
}

/** Points between two gaps have no line; where there are few points, all are shown. */
const alone = ({ points, isArea }) =>
  points.filter(({ y }, i) => !Number.isNaN(y) && ((points.length <= 40 && !isArea) || (isGap(points[i - 1]) && isGap(points[i + 1]))));

const isGap = (point) => point === undefined || Number.isNaN(point.y);

/** A point in words. */
export const said = (plan, { x, y, name }) =>
  [
    `${plan.x.label}: ${valueOf(plan.x, x)}`,
    `${plan.y.label}: ${valueOf(plan.y, y)}`,
    ...(name ? [`${plan.legend?.label ?? ""}: ${name}`] : []),
  ].join("\n");

function valueOf({ scale }, value) {
  if (scale !== "time") {
    return Math.abs(value) < 10_000
      ? String(Number(value.toPrecision(7)))
      : new Intl.NumberFormat("en", { maximumFractionDigits: 3 }).format(value);
  }
  return new Date(value)
    .toISOString()
    .replace("T", " ")
    .replace(/( 00:00:00)?\.\d+Z$/, "");
}

function drawLegend({ label, series, ramp, ticks }) {
  const name = make("span", { className: "chart-legend-label", textContent: label, dir: "auto" });
  if (ramp === null) {
    return make(
      "div",
      { className: "chart-legend" },
      name,
      ...series.map(({ name, color }) =>
        make("span", { className: "chart-legend-item" }, swatch(color), make("bdi", { textContent: name })),
      ),
    );
  }
  const id = `chart-ramp-${(ramps += 1)}`;
  const scale = draw(
    "svg",
    { width: 220, height: 32, viewBox: "-20 0 220 32", "aria-hidden": "true" },
    draw(
      "defs",
      {},
      draw("linearGradient", { id }, ...ramp.map((color, i) => draw("stop", { offset: i / (ramp.length - 1), "stop-color": color }))),
    ),
    draw("rect", { width: 180, height: 12, fill: `url(#${id})` }),
    ...ticks.map(({ at, text }) =>
      draw("text", { x: at * 180, y: 27, "text-anchor": "middle", "font-size": 11, fill: "var(--ink-soft)" }, text),
    ),
  );
  return make("div", { className: "chart-legend" }, name, scale);
}

let ramps = 0; // several charts may be on one page

const swatch = (color) =>
  draw("svg", { width: 12, height: 12, "aria-hidden": "true" }, draw("rect", { width: 12, height: 12, rx: 2, fill: color }));

const pen = document.createElement("canvas").getContext("2d");

function widthOf(text, size = TEXT) {
  pen.font = `${size}px ${FONT}`;
  return pen.measureText(text).width;
}

/** Black or white: what can be read on a colour. */
function inkOn(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? "#0b1a21" : "#ffffff";
}
