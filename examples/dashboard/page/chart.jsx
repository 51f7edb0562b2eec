// The chart of events over time by verdict. Everything it shows is in a table, too.

import { useEffect, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import { counted, number, span } from "./format.js";
import { LEVELS, Mark } from "./verdict.jsx";

const HEIGHT = 220;
const NARROWEST = 120;
const DAY = 86_400_000;
/** The colours of the scheme that the browser prefers. */
const DARK = matchMedia("(prefers-color-scheme: dark)");
/** From the one that lies lowest to the one on top. */
const STACKED = ["bad", "suspicious", "clean"];

const day = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric" });
const hour = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

export const totalOf = (buckets, level) => buckets.reduce((sum, bucket) => sum + bucket[level], 0);
const said = (bucket) =>
  Object.keys(LEVELS)
    .map((level) => `${number(bucket[level])} ${LEVELS[level].toLowerCase()}`)
    .join(" · ");

/** @param {{ buckets: { start: number, end: number, clean: number, suspicious: number, bad: number }[], narrow: (start: number, end: number) => void }} props */
export function Chart({ buckets, narrow }) {
  const holder = useRef(null);
  const [pointed, setPointed] = useState();
  const narrowing = useRef(narrow);
  narrowing.current = narrow;
  useEffect(() => {
    const { current } = holder;
    const width = () => Math.max(current.clientWidth, NARROWEST);
    const plot = new uPlot(optionsOf(buckets, current, width(), setPointed, narrowing), stacked(buckets), current);
    const resized = new ResizeObserver(() => plot.setSize({ width: width(), height: HEIGHT }));
    const redraw = () => plot.redraw(false, true);
    resized.observe(current);
    DARK.addEventListener("change", redraw);
    return () => {
      resized.disconnect();
      DARK.removeEventListener("change", redraw);
      plot.destroy();
    };
  }, [buckets]);
  const bucket = buckets[pointed];
  return (
    <figure>
      <figcaption>
        <ul class="legend">
          {Object.keys(LEVELS).map((level) => (
            <li key={level}>
              <Mark level={level} /> {LEVELS[level]} <b>{number(totalOf(buckets, level))}</b>
            </li>
          ))}
        </ul>
      </figcaption>
      <div class="plot" ref={holder} role="img" aria-label={summaryOf(buckets)} />
      <p class="readout quiet" aria-hidden="true">
        {bucket ? `${span(bucket.start, bucket.end)}: ${said(bucket)}` : "Point at a bar to read it, drag over some to narrow the time."}
      </p>
    </figure>
  );
}

function summaryOf(buckets) {
  const sum = (bucket) => STACKED.reduce((all, level) => all + bucket[level], 0);
  const all = buckets.reduce((count, bucket) => count + sum(bucket), 0);
  if (all === 0) return "Chart of events over time: none";
  const most = buckets.reduce((best, bucket) => (sum(bucket) > sum(best) ? bucket : best));
  const levels = Object.keys(LEVELS).map((level) => `${number(totalOf(buckets, level))} ${LEVELS[level].toLowerCase()}`);
  return `Chart of ${counted(all, "event")} over time: ${levels.join(", ")}. Most of them, ${number(sum(most))}, ${span(most.start, most.end)}.`;
}

/** Each level's bars reach up from those below; those that reach furthest come first, since the next ones are drawn over them. */
function stacked(buckets) {
  const upTo = (level) => STACKED.slice(0, STACKED.indexOf(level) + 1);
  const heights = (level) => buckets.map((bucket) => upTo(level).reduce((sum, below) => sum + bucket[below], 0));
  return [buckets.map(({ start }) => start), ...STACKED.toReversed().map(heights)];
}

function optionsOf(buckets, holder, width, setPointed, narrowing) {
  const figure = holder.closest("figure");
  // The canvas knows no custom properties: the colours are those that the page gave to what stands beside it.
  const colour = (selector, property) => () => getComputedStyle(figure.querySelector(selector))[property];
  const ink = colour(".readout", "color");
  const line = colour(".plot", "borderTopColor");
  const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { show: false }, font: "12px system-ui, sans-serif" };
  const bars = uPlot.paths.bars({ size: [0.82, 40], align: 1, radius: 0 });
  const first = buckets[0].start;
  const last = buckets.at(-1).end;
  const isMidnight = (time) => new Date(time).getHours() === 0 && new Date(time).getMinutes() === 0;
  const times = (_, splits, __, ___, step) => splits.map((time) => (step >= DAY || isMidnight(time) ? day : hour).format(time));
  return {
    width,
    height: HEIGHT,
    ms: 1,
    padding: [8, 24, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
    scales: { x: { range: [first, last] }, y: { range: (_, __, highest) => [0, Math.max(highest * 1.05, 1)] } },
    axes: [
      { ...axis, grid: { show: false }, values: times, space: 70, size: 28 },
      { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000], values: (_, splits) => splits.map(number) },
    ],
    series: [
      {},
      ...STACKED.toReversed().map((level) => ({
        paths: bars,
        points: { show: false },
        width: 0,
        fill: colour(`.mark.${level}`, "backgroundColor"),
      })),
    ],
    hooks: {
      setCursor: [({ cursor, posToVal }) => setPointed(cursor.left >= 0 ? at(buckets, posToVal(cursor.left, "x")) : undefined)],
      setSelect: [
        ({ select, posToVal }) => {
          if (select.width < 4) return;
          const [from, to] = [select.left, select.left + select.width].map((x) => at(buckets, posToVal(x, "x")));
          narrowing.current(buckets[from].start, buckets[to].end);
        },
      ],
    },
  };
}

/** The index of the bucket that a time is in, or of the nearest. */
function at(buckets, time) {
  const found = buckets.findIndex(({ end }) => time < end);
  return found < 0 ? buckets.length - 1 : found;
}
