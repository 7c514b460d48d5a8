import { scaleBand } from 'd3-scale';
import type { ChartsQuery } from '../documents.js';
import { short, whole } from '../numbers.js';
import { Panel } from './panel.js';

type Matrix = ChartsQuery['coOccurrenceMatrix'];

const LETTER = 7.2;

/** How strongly each two of some concepts belong together. */
export function HeatMap({ matrix }: { readonly matrix: Matrix }) {
  const { concepts, counts, scores } = matrix;
  const pairs = concepts
    .flatMap((a, i) =>
      concepts.slice(i + 1).map((b, past) => {
        const j = i + 1 + past;
        return { name: `${a.name} + ${b.name}`, count: counts[i]![j]!, score: scores[i]![j]! };
      }),
    )
    .sort((a, b) => b.score - a.score);
  return (
    <Panel
      title="Concepts that go together"
      note="NPMI of each two of the concepts of the most papers: 1 where they never come apart, 0 as by chance; another color where they are rarer than by chance."
      columns={['Pair', 'papers', 'NPMI']}
      rows={pairs.map(({ name, count, score }) => [name, whole(count), short(score)])}
      empty="There are not two concepts to compare."
    >
      {(width) => <Squares matrix={matrix} width={width} />}
    </Panel>
  );
}

/** A square for each two, the deeper the stronger. */
function Squares({ matrix, width }: { readonly matrix: Matrix; readonly width: number }) {
  const { concepts, counts, expected, scores } = matrix;
  const names = Math.min(150, width * 0.38);
  const band = scaleBand(concepts.keys(), [names, width]).padding(0.06);
  const side = band.bandwidth();
  const middle = (at: number): number => band(at)! + side / 2;
  const clip = (name: string): string => {
    const fits = Math.floor((names - 8) / LETTER);
    return name.length > fits ? `${name.slice(0, fits - 1)}…` : name;
  };
  const told = (i: number, j: number): string =>
    i === j
      ? `${concepts[i]!.name}: ${whole(counts[i]![i]!)} papers`
      : `${concepts[i]!.name} – ${concepts[j]!.name}: ${whole(counts[i]![j]!)} papers, ${short(expected[i]![j]!)} expected, NPMI ${short(scores[i]![j]!)}`;
  return (
    <svg width={width} height={width} role="img" aria-label="A square for each two; the table has the same numbers">
      {concepts.map(({ id, name }, at) => (
        <g key={id}>
          <text x={names - 8} y={middle(at)} dy="0.32em" textAnchor="end">
            {clip(name)}
          </text>
          <text transform={`translate(${middle(at)}, ${names - 8}) rotate(-90)`} dy="0.32em">
            {clip(name)}
          </text>
        </g>
      ))}
      {concepts.flatMap((row, i) =>
        concepts.map((column, j) => (
          <rect
            key={`${row.id} ${column.id}`}
            x={band(j)}
            y={band(i)}
            width={side}
            height={side}
            rx="2"
            style={{ fill: i === j ? 'var(--grid)' : color(counts[i]![j]!, scores[i]![j]!) }}
          >
            <title>{told(i, j)}</title>
          </rect>
        )),
      )}
    </svg>
  );
}

function color(count: number, score: number): string {
  const strength = count === 0 ? 0 : Math.round(100 * Math.sqrt(Math.abs(score)));
  return `color-mix(in oklab, var(${score < 0 ? '--rarer' : '--deep'}) ${strength}%, var(--pale))`;
}
