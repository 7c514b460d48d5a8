import { scaleLinear } from 'd3-scale';
import type { ChartsQuery } from '../documents.js';
import { percent, short, whole } from '../numbers.js';
import { spanName, type Periods } from '../periods.js';
import { Panel } from './panel.js';

const ROW = 42;
const EDGE = { top: 8, side: 20, bottom: 28 };

interface RisingPairsProps {
  /** Absent where no periods are compared. */
  readonly pairs: ChartsQuery['coOccurrences'];
  readonly compared: Periods | null;
}

/** Pairs of concepts that more and more papers speak of: from the share of papers before to the share now. */
export function RisingPairs({ pairs: found, compared }: RisingPairsProps) {
  const before = Math.max(1, found?.baselinePaperCount ?? 0);
  const now = Math.max(1, found?.paperCount ?? 0);
  const rising = (found?.pairs ?? []).filter(({ rise }) => (rise?.logLikelihoodRatio ?? 0) > 0);
  const pairs = rising.map(({ a, b, count, baseline, rise }) => ({
    name: `${a.name} + ${b.name}`,
    before: (baseline?.count ?? 0) / before,
    now: count / now,
    cells: [
      whole(baseline?.count ?? 0),
      whole(count),
      short(rise?.expected ?? 0),
      short(rise?.logLikelihoodRatio ?? 0),
    ],
  }));
  const [baseline, window] = compared ? [spanName(compared.baseline), spanName(compared.window)] : ['', ''];
  return (
    <Panel
      title="Rising pairs"
      note={
        <>
          Share of papers that speak of both: <i className="ring" /> {baseline}, <i className="dot" /> {window}. The
          surest rise comes first; a G² above 3.84 comes by chance in less than one of 20 pairs.
        </>
      }
      columns={['Pair', baseline, window, 'expected', 'G²']}
      rows={pairs.map(({ name, cells }) => [name, ...cells])}
      empty={
        compared === null
          ? 'This compares two periods: it needs papers of two years or more.'
          : `No pair of concepts is in more papers of ${window} than those of ${baseline} would make one expect.`
      }
    >
      {(width) => <Dumbbells pairs={pairs} width={width} />}
    </Panel>
  );
}

interface DumbbellsProps {
  readonly pairs: readonly { readonly name: string; readonly before: number; readonly now: number }[];
  readonly width: number;
}

function Dumbbells({ pairs, width }: DumbbellsProps) {
  const height = EDGE.top + pairs.length * ROW + EDGE.bottom;
  const most = Math.max(...pairs.flatMap(({ before, now }) => [before, now]));
  const x = scaleLinear([0, most], [EDGE.side, width - EDGE.side]).nice();
  return (
    <svg width={width} height={height} role="img" aria-label="Shares before and now; the table has the same numbers">
      {x.ticks(5).map((tick) => (
        <g key={tick}>
          <line className="grid" x1={x(tick)} x2={x(tick)} y1={EDGE.top} y2={height - EDGE.bottom} />
          <text x={x(tick)} y={height - 8} textAnchor="middle">
            {percent(tick)}
          </text>
        </g>
      ))}
      {pairs.map(({ name, before, now }, at) => (
        <g key={name} transform={`translate(0, ${EDGE.top + at * ROW})`}>
          <title>{`${name}: ${percent(before)}, then ${percent(now)}`}</title>
          <text className="name" x={EDGE.side} y={ROW * 0.4}>
            {name}
          </text>
          <line className="rise" x1={x(before)} x2={x(now)} y1={ROW * 0.74} y2={ROW * 0.74} />
          <circle className="before" cx={x(before)} cy={ROW * 0.74} r="5" />
          <circle className="now" cx={x(now)} cy={ROW * 0.74} r="5.5" />
        </g>
      ))}
    </svg>
  );
}
