import { conceptView } from '../address.js';
import type { TrendQuery } from '../documents.js';
import type { Colors } from '../drawing/colors.js';
import type { Scene, Shape } from '../drawing/scene.js';
import { counted, percent } from '../words.js';

export type ConceptTrend = TrendQuery['conceptTrend'];

const HEIGHT = 300;
const TOP = 16;
const BOTTOM = 30;
const LEFT = 48;
const LABEL = 12;
const LABEL_STEP = 15;

/** Lines of the share of all papers that speak of each concept, named at their ends. */
export function timelineScene({ series }: ConceptTrend, width: number, colors: Colors): Scene {
  const named = Math.min(190, width * 0.34);
  const right = width - named;
  const intervals = series[0]?.points.map(({ interval }) => interval) ?? [];
  const most = Math.max(0.0001, ...series.flatMap(({ points }) => points.map(({ share }) => share ?? 0)));
  const x = (at: number): number => LEFT + (intervals.length < 2 ? 0 : (at / (intervals.length - 1)) * (right - LEFT));
  const y = (share: number): number => HEIGHT - BOTTOM - (share / most) * (HEIGHT - BOTTOM - TOP);

  const shapes: Shape[] = [];
  for (const share of [0, most / 2, most]) {
    shapes.push(
      { shape: 'line', points: [[LEFT, y(share)], [right, y(share)]], stroke: colors.line, width: 1 }, // prettier-ignore
      { shape: 'label', x: LEFT - 8, y: y(share), text: percent(share), size: 11, fill: colors.soft, anchor: 'end' },
    );
  }
  const every = Math.ceil(intervals.length / Math.max(2, (right - LEFT) / 56));
  intervals.forEach((interval, at) => {
    if (at % every !== 0) return;
    shapes.push({
      shape: 'label',
      x: x(at),
      y: HEIGHT - 12,
      text: interval,
      size: 11,
      fill: colors.soft,
      anchor: 'middle',
    });
  });
  const ends = apart(series.map(({ points }) => y(points.at(-1)?.share ?? 0)));
  series.forEach(({ concept, points }, index) => {
    const stroke = colors.hues[index % colors.hues.length] ?? colors.ink;
    const to = conceptView(concept.id);
    // A year without papers has no share: the line goes on from the year before to the year after.
    const seen = points.flatMap(({ share, ...point }, at) => (share == null ? [] : [{ ...point, share, at }]));
    shapes.push({ shape: 'line', points: seen.map(({ share, at }) => [x(at), y(share)]), stroke, width: 2 });
    for (const { at, share, count, paperCount, interval } of seen) {
      const tip = [
        `${concept.name}, ${interval}`,
        `${count.toLocaleString('en')} of ${counted(paperCount, 'paper')}, ${percent(share)}`,
      ];
      shapes.push({ shape: 'disk', x: x(at), y: y(share), radius: seen.length > 40 ? 2.5 : 4, fill: stroke, tip, to });
    }
    const fits = Math.floor(named / (LABEL * 0.56));
    const text = concept.name.length > fits ? `${concept.name.slice(0, fits - 1)}…` : concept.name;
    const at = ends[index] ?? 0;
    shapes.push({
      shape: 'label',
      x: right + 10,
      y: at,
      text,
      size: LABEL,
      fill: stroke,
      bold: true,
      to,
      tip: [concept.name],
    });
  });
  const needed = Math.max(HEIGHT, ...ends.map((end) => end + LABEL_STEP));
  return { width, height: needed, background: colors.paper, shapes };
}

/** Moves labels down as far as they would cover one another. */
function apart(places: readonly number[]): number[] {
  const ranked = places
    .map((place, index) => ({ place, index }))
    .sort((a, b) => a.place - b.place || a.index - b.index);
  let least = TOP;
  const moved: number[] = [];
  for (const { place, index } of ranked) {
    moved[index] = Math.max(place, least);
    least = moved[index] + LABEL_STEP;
  }
  return moved;
}
