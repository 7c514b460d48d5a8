import { TrendDocument, type TrendQueryVariables } from '../documents.js';
import { Beside } from '../drawing/beside.js';
import { useColors } from '../drawing/use-colors.js';
import { DataTable } from '../drawing/data-table.js';
import { Figure } from '../drawing/figure.js';
import { SceneView } from '../drawing/scene-view.js';
import { useWidth } from '../drawing/use-width.js';
import { conceptLink } from '../parts/concept-link.js';
import { counted, percent } from '../words.js';
import { timelineScene, type ConceptTrend } from './timeline-scene.js';

interface TimelineProps {
  readonly trend: ConceptTrend;
  readonly variables: TrendQueryVariables;
  readonly title: string;
}

/** Concepts over the years: lines, and the same as a table. */
export function Timeline({ trend, variables, title }: TimelineProps) {
  const colors = useColors();
  const [width, place] = useWidth();
  const scene = timelineScene(trend, Math.max(300, width), colors);
  const names = trend.series.map(({ concept }) => concept.name);
  const intervals = trend.series[0]?.points ?? [];
  const columns = ['Year', 'Papers', ...names];
  const table = {
    columns: [...columns, ...names.map((name) => `${name}, share`)],
    rows: intervals.map(({ interval, paperCount }, at) => [
      interval,
      paperCount,
      ...trend.series.map(({ points }) => points[at]?.count ?? 0),
      ...trend.series.map(({ points }) => points[at]?.share ?? null),
    ]),
  };
  const rows = intervals.map(({ interval, paperCount }, at) => ({
    key: interval,
    cells: [
      interval,
      paperCount,
      ...trend.series.map(({ points }) => {
        const point = points[at];
        return point?.share == null ? '–' : `${point.count.toLocaleString('en')} (${percent(point.share)})`;
      }),
    ],
  }));
  return (
    <Figure
      title={title}
      name="timeline"
      table={table}
      scene={() => scene}
      document={TrendDocument}
      variables={variables}
    >
      <Beside table={<DataTable caption={title} columns={columns} rows={rows} />}>
        <div ref={place}>
          {width > 0 && (
            <SceneView scene={scene} label={`Lines of ${names.join(', ')} over the years; the table has the same.`} />
          )}
        </div>
        <p className="quiet small">
          Share of all papers of a year that speak of it.
          {trend.unknownCount > 0 && ` ${counted(trend.unknownCount, 'paper')} without a year left out.`}
        </p>
      </Beside>
      {trend.series.length > 1 && (
        <p className="unseen">
          {trend.series.map(({ concept }) => (
            <span key={concept.id}>{conceptLink(concept)} </span>
          ))}
        </p>
      )}
    </Figure>
  );
}
