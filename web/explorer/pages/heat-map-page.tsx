import type { ReactNode } from 'react';
import { MEASURES, type View } from '../address.js';
import { HeatMapDocument, StrongPairsDocument } from '../documents.js';
import { Beside } from '../drawing/beside.js';
import { useColors } from '../drawing/use-colors.js';
import { DataTable } from '../drawing/data-table.js';
import { Figure } from '../drawing/figure.js';
import { SceneView } from '../drawing/scene-view.js';
import { useWidth } from '../drawing/use-width.js';
import { heatMapScene } from '../heat-map/heat-map-scene.js';
import { show } from '../navigation.js';
import { ChosenConcepts } from '../parts/chosen-concepts.js';
import { conceptLink } from '../parts/concept-link.js';
import { PageTitle } from '../parts/page-title.js';
import { State } from '../parts/state.js';
import { useQuery } from '../use-query.js';
import { MEASURE_NAMES } from '../words.js';

const MOST = 40;
const AT_FIRST = 14;
const TITLE = 'Co-occurrence';

/** The concepts of the address; where it names fewer than two, beside them those that belong together the most. */
function useChosenPairs(ids: readonly string[]): readonly string[] | null {
  const { data } = useQuery(StrongPairsDocument, ids.length >= 2 ? null : { first: 2 * AT_FIRST });
  if (ids.length >= 2) return ids;
  if (!data) return null;
  const paired = data.coOccurrences.pairs.flatMap(({ a, b }) => [a.id, b.id]);
  return [...new Set([...ids, ...paired])].slice(0, AT_FIRST);
}

/** Which of some concepts stand in papers together, each with each. */
export function HeatMapPage({ view }: { readonly view: View & { page: 'heat-map' } }) {
  const { measure } = view;
  const chosen = useChosenPairs(view.concepts);
  const variables = { concepts: [...(chosen ?? [])], measure };
  const answer = useQuery(HeatMapDocument, chosen?.length ? variables : null);
  const matrix = answer.data?.coOccurrenceMatrix;
  const colors = useColors();
  const [width, place] = useWidth();
  const scene = matrix && heatMapScene(matrix, measure, Math.max(280, width), colors);
  const names = matrix?.concepts.map(({ name }) => name) ?? [];
  const change = (changed: Partial<typeof view>): void => show({ ...view, ...changed }, { replace: true });

  let figure: ReactNode = null;
  if (matrix && scene) {
    const pairs = matrix.concepts.flatMap((a, i) =>
      matrix.concepts.slice(i + 1).map((b, at) => {
        const j = i + 1 + at;
        const number = (values: readonly (readonly number[])[]): number => values[i]?.[j] ?? 0;
        const cells = [number(matrix.counts), number(matrix.expected), number(matrix.scores)];
        return { a, b, cells, key: `${a.id} ${b.id}` };
      }),
    );
    pairs.sort((one, other) => other.cells[2]! - one.cells[2]!);
    const columns = ['Concept', 'With', 'Common papers', 'Expected', MEASURE_NAMES[measure]];
    const table = { columns, rows: pairs.map(({ a, b, cells }) => [a.name, b.name, ...cells]) };
    figure = (
      <Figure
        title={TITLE}
        name="heat-map"
        table={table}
        scene={() => scene}
        document={HeatMapDocument}
        variables={variables}
      >
        <div className="controls">
          <p>
            <label htmlFor="heat-measure">Strength by</label>
            <select
              id="heat-measure"
              value={measure}
              onChange={(event) => change({ measure: MEASURES.find((name) => name === event.target.value)! })}
            >
              {MEASURES.map((name) => (
                <option key={name} value={name}>
                  {MEASURE_NAMES[name]}
                </option>
              ))}
            </select>
          </p>
        </div>
        <Beside
          table={
            <DataTable
              caption={TITLE}
              columns={columns}
              rows={pairs.map(({ a, b, cells, key }) => ({ key, cells: [conceptLink(a), conceptLink(b), ...cells] }))}
            />
          }
        >
          <div ref={place}>
            {width > 0 && (
              <SceneView scene={scene} label={`Heat map of ${names.join(', ')}; the table has the same.`} />
            )}
          </div>
        </Beside>
      </Figure>
    );
  }
  return (
    <>
      <PageTitle title="Heat map">
        <p>Which concepts stand in papers together, and which keep apart. Counts are of the concepts themselves.</p>
      </PageTitle>
      {chosen && <ChosenConcepts ids={chosen} most={MOST} onChange={(concepts) => change({ concepts })} />}
      {(chosen === null || chosen.length > 0) && <State answer={answer} />}
      {chosen?.length === 0 && <p>No two concepts of this graph stand in two papers together. Add some by name.</p>}
      {figure}
    </>
  );
}
