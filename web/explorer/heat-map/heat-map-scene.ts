import type { AssociationMeasure, HeatMapQuery } from '../documents.js';
import { between, type Colors } from '../drawing/colors.js';
import type { Scene, Shape } from '../drawing/scene.js';
import { conceptView } from '../address.js';
import { counted, MEASURE_NAMES, short } from '../words.js';

export type Matrix = HeatMapQuery['coOccurrenceMatrix'];

const NAMES = 150;
const LETTER = 6.3;

/** A square for each two concepts: the darker, the more they belong together; another color where less than by chance. */
export function heatMapScene(matrix: Matrix, measure: AssociationMeasure, width: number, colors: Colors): Scene {
  const { concepts, scores, counts, expected } = matrix;
  const left = Math.min(NAMES, width * 0.36);
  const fits = Math.floor(left / LETTER);
  const clipped = (name: string): string => (name.length > fits ? `${name.slice(0, fits - 1)}…` : name);
  // What the slanted names above the squares need, up and to the right.
  const slant = Math.max(...concepts.map(({ name }) => clipped(name).length)) * LETTER * Math.SQRT1_2;
  const top = slant + 24;
  const side = Math.max(14, Math.min(40, Math.floor((width - left - slant) / concepts.length)));
  const most = Math.max(1e-9, ...scores.flatMap((row, i) => row.filter((_, j) => i !== j).map(Math.abs)));

  const shapes: Shape[] = [];
  concepts.forEach((concept, i) => {
    const [fill, size, to] = [colors.ink, Math.min(12, side - 2), conceptView(concept.id)];
    const text = clipped(concept.name);
    const middle = (i + 0.5) * side;
    shapes.push(
      { shape: 'label', x: left - 8, y: top + middle, text, size, fill, anchor: 'end', to, tip: [concept.name] },
      { shape: 'label', x: left + middle, y: top - 8, text, size, fill, turn: -45, to, tip: [concept.name] },
    );
  });
  concepts.forEach((row, i) =>
    concepts.forEach((column, j) => {
      const score = scores[i]?.[j] ?? 0;
      const count = counts[i]?.[j] ?? 0;
      const own = i === j;
      const strength = Math.sqrt(Math.min(1, Math.abs(score) / most));
      const tone = own
        ? colors.line
        : between(colors.low, score < 0 ? colors.below : colors.high, count === 0 ? 0 : strength);
      const tip = own
        ? [row.name, counted(count, 'paper')]
        : [
            `${row.name} – ${column.name}`,
            `${counted(count, 'common paper')}, ${short(expected[i]?.[j] ?? 0)} expected`,
            ...(measure === 'COUNT' ? [] : [`${MEASURE_NAMES[measure]} ${short(score)}`]),
          ];
      const place = { x: left + j * side, y: top + i * side, width: side - 1, height: side - 1 };
      shapes.push({ shape: 'box', ...place, fill: tone, tip });
    }),
  );
  return {
    width: Math.max(width, left + concepts.length * side + slant),
    height: top + concepts.length * side + 4,
    background: colors.paper,
    shapes,
  };
}
