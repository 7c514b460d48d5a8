import { scaleLinear } from 'd3-scale';
import { area, stack } from 'd3-shape';
import type { ChartsQuery } from '../documents.js';
import { whole } from '../numbers.js';
import { Panel } from './panel.js';

type Trend = ChartsQuery['conceptTrend'];

const HEIGHT = 300;
const EDGE = { top: 12, right: 20, bottom: 28, left: 40 };

/** Papers of each year by concept, one area on another; the colors are named below it. */
export function StackedArea({ trend: { series } }: { readonly trend: Trend }) {
  const names = series.map(({ concept }) => concept.name);
  const years = series[0]?.points.map(({ interval }) => interval) ?? [];
  return (
    <Panel
      title="Concepts over the years"
      note="Papers of each year that speak of a concept, for the concepts of the most papers. A paper counts once for each that it speaks of."
      columns={['Year', ...names]}
      rows={years.map((year, at) => [year, ...series.map(({ points }) => whole(points[at]?.count ?? 0))])}
      empty="No paper has a year, so nothing can be said of the course of time."
    >
      {(width) => (
        <>
          <Areas series={series} years={years.map(Number)} width={width} />
          <ul className="legend">
            {names.map((name, at) => (
              <li key={name}>
                <svg viewBox="0 0 10 10" width="10" aria-hidden="true">
                  <rect className={`hue-${at}`} width="10" height="10" rx="2" />
                </svg>
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

interface AreasProps {
  readonly series: Trend['series'];
  readonly years: readonly number[];
  readonly width: number;
}

function Areas({ series, years, width }: AreasProps) {
  // A single year is drawn as wide as any.
  const places = years.length === 1 ? [years[0]! - 0.5, years[0]! + 0.5] : years;
  const layers = stack<number, number>()
    .keys(series.keys())
    .value((year, key) => series[key]!.points[Math.min(years.length - 1, Math.round(year - years[0]!))]?.count ?? 0)(
    places,
  );
  const most = Math.max(1, ...layers.flatMap((layer) => layer.map(([, top]) => top)));

  const x = scaleLinear([places[0]!, places.at(-1)!], [EDGE.left, width - EDGE.right]);
  const y = scaleLinear([0, most], [HEIGHT - EDGE.bottom, EDGE.top]).nice();
  const shape = area<(typeof layers)[number][number]>()
    .x(({ data: year }) => x(year))
    .y0(([bottom]) => y(bottom))
    .y1(([, top]) => y(top));
  const labels = x.ticks(Math.min(years.length, width / 60)).filter(Number.isInteger);

  return (
    <svg width={width} height={HEIGHT} role="img" aria-label="Stacked areas; the table has the same numbers">
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line className="grid" x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} />
          <text x={EDGE.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
            {whole(tick)}
          </text>
        </g>
      ))}
      {layers.map((layer, at) => (
        <path key={series[at]!.concept.id} className={`hue-${at}`} d={shape(layer) ?? undefined}>
          <title>{series[at]!.concept.name}</title>
        </path>
      ))}
      {labels.map((year) => (
        <text key={year} x={x(year)} y={HEIGHT - 8} textAnchor="middle">
          {year}
        </text>
      ))}
    </svg>
  );
}
