// The numbers of a chart as a table: for those who do not see it, who have no mouse, or who want to copy them.
import { make } from "./dom.js";
import { said } from "./plan.js";

const MOST = 200;

/** A table of what the marks of a plan say. */
export function numbersOf(plan) {
  const all = plan.panels.flatMap((panel) => [
    ...panel.rects.map(({ text }) => text),
    ...panel.lines.flatMap(({ points }) => points.filter(({ y }) => y !== null).map(({ text }) => text)),
    ...(panel.rects.length > 0 ? [] : panel.dots.flatMap(({ name, x, y }) => x.map((at, i) => said(plan, { x: at, y: y[i], name })))),
  ].map((text) => (panel.name === null ? text : `${text}\npanel: ${panel.name}`)));
  const rows = all.slice(0, MOST).map((text) => text.split("\n").map((line) => splitLast(line)));
  const heads = rows[0]?.map(([head]) => head) ?? [];
  return [
    make("table", { className: "numbers" },
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col", textContent: head })))),
      make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map(([, value]) => make("td", { textContent: value })))))),
    ...(all.length > MOST ? [make("p", { className: "state", textContent: `The first ${MOST} of ${all.length}.` })] : []),
  ];
}

const splitLast = (line) => {
  const at = line.indexOf(": ");
  return at < 0 ? ["", line] : [line.slice(0, at), line.slice(at + 2)];
};
