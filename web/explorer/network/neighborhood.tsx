import { useMemo, useRef } from 'react';
import type { Surroundings } from '../address.js';
import { NeighborhoodDocument } from '../documents.js';
import { useColors } from '../drawing/use-colors.js';
import { DataTable } from '../drawing/data-table.js';
import { Figure } from '../drawing/figure.js';
import type { Scene } from '../drawing/scene.js';
import { conceptLink } from '../parts/concept-link.js';
import { State } from '../parts/state.js';
import { show } from '../navigation.js';
import { useQuery } from '../use-query.js';
import { counted, MEASURE_NAMES, short } from '../words.js';
import { Controls } from './controls.js';
import { graphOf, type GraphEdge, type GraphNode } from './graph.js';
import { NetworkCanvas } from './network-canvas.js';
import { useCommunities } from './use-communities.js';

interface NeighborhoodProps extends Surroundings {
  readonly id: string;
  readonly name: string;
}

/** What surrounds a concept: the drawing with its controls, and its numbers as a table. */
export function Neighborhood({ id, name, ...surroundings }: NeighborhoodProps) {
  const { measure, depth, minCount, maxNodes } = surroundings;
  const variables = { id, depth, maxNodes, measure, minCount };
  const answer = useQuery(NeighborhoodDocument, variables);
  const neighborhood = answer.data?.concept?.neighborhood;
  const graph = useMemo(() => neighborhood && graphOf(neighborhood), [neighborhood]);
  const ids = useMemo(() => graph?.nodes.map((node) => node.id) ?? [], [graph]);
  const communities = useCommunities(ids);
  const colors = useColors();
  const legend = useMemo(() => legendOf(ids, communities, colors.hues), [ids, communities, colors]);
  const scene = useRef<() => Scene>(null);

  const edgeOf = useMemo(() => edgesOfCenter(graph?.edges ?? []), [graph]);
  const numbers = ({ count, expected, score }: GraphEdge): string[] => [
    `${counted(count, 'common paper')}, ${short(expected)} expected`,
    ...(measure === 'COUNT' ? [] : [`${MEASURE_NAMES[measure]} ${short(score)}`]),
  ];
  const tipOfNode = (node: GraphNode): string[] => {
    const edge = edgeOf.get(node);
    const own = [node.name, counted(node.papers, 'paper'), communities.get(node.id)?.label ?? ''];
    const tie = edge ? [`With ${name}: ${numbers(edge).join(', ')}`] : [];
    return [...own, ...tie].filter((line) => line !== '');
  };
  const tipOfEdge = (edge: GraphEdge): string[] => [`${edge.source.name} – ${edge.target.name}`, ...numbers(edge)];

  const rows = (graph?.nodes.slice(1) ?? []).map((node) => ({ node, edge: edgeOf.get(node) }));
  const columns = ['Concept', 'Papers', 'Common', 'Expected', MEASURE_NAMES[measure]];
  const table = {
    columns: [...columns, 'Hops', 'Topic'],
    rows: rows.map(({ node, edge }) => [
      node.name,
      node.papers,
      edge?.count ?? null,
      edge?.expected ?? null,
      edge?.score ?? null,
      node.depth,
      communities.get(node.id)?.label ?? null,
    ]),
  };
  return (
    <Figure
      title="What surrounds it"
      name={`around-${id}`}
      table={table}
      scene={() => scene.current!()}
      document={NeighborhoodDocument}
      variables={variables}
    >
      <Controls
        {...surroundings}
        onChange={(changed) => show({ page: 'concept', id, ...surroundings, ...changed }, { replace: true })}
      />
      <State answer={answer} />
      {graph?.nodes.length === 1 && (
        <p>
          No other concept stands in {counted(minCount, 'paper')} or more with it.
          {minCount > 1 && ' A lower least number of common papers may show some.'}
        </p>
      )}
      {graph && graph.nodes.length > 1 && (
        <>
          <div className="drawing-and-table">
            <div>
              <NetworkCanvas
                graph={graph}
                colors={colors}
                colorOf={legend.colorOf}
                label={`Drawing of the ${graph.nodes.length - 1} concepts around ${name}; the table has the same.`}
                tipOfNode={tipOfNode}
                tipOfEdge={tipOfEdge}
                onWalk={(node) => show({ page: 'concept', id: node.id, ...surroundings })}
                scene={scene}
              />
              <ul className="legend">
                {legend.entries.map(({ label, color }) => (
                  <li key={label}>
                    <svg width="10" height="10" aria-hidden="true">
                      <circle cx="5" cy="5" r="5" fill={color} />
                    </svg>
                    {label}
                  </li>
                ))}
              </ul>
              <p className="quiet small">
                {counted(graph.nodes.length, 'concept')}
                {neighborhood!.truncated && ', the strongest; there are more'}.{' '}
                {graph.drawn.length < graph.edges.length &&
                  `The strongest ${graph.drawn.length.toLocaleString('en')} of ${graph.edges.length.toLocaleString('en')} ties are drawn. `}
                Click a concept to walk on, drag to arrange, scroll to zoom.
              </p>
            </div>
            <DataTable
              caption={`Concepts around ${name}`}
              columns={columns}
              rows={rows.map(({ node, edge }) => ({
                key: node.id,
                cells: [conceptLink(node, surroundings), node.papers, edge?.count, edge?.expected, edge?.score],
              }))}
            />
          </div>
        </>
      )}
    </Figure>
  );
}

/** The edge of each node with the center. */
function edgesOfCenter(edges: readonly GraphEdge[]): Map<GraphNode, GraphEdge> {
  const ties = new Map<GraphNode, GraphEdge>();
  for (const edge of edges) {
    if (edge.source.depth === 0) ties.set(edge.target, edge);
    else if (edge.target.depth === 0) ties.set(edge.source, edge);
  }
  return ties;
}

interface Legend {
  readonly entries: readonly { readonly label: string; readonly color: string }[];
  readonly colorOf: ReadonlyMap<string, string>;
}

/** A color for each of the communities that have the most of the concepts, as far as there are colors. */
function legendOf(
  ids: readonly string[],
  communities: ReturnType<typeof useCommunities>,
  hues: readonly string[],
): Legend {
  const members = new Map<number, string[]>();
  for (const id of ids) {
    const rank = communities.get(id)?.rank;
    if (rank !== undefined) members.set(rank, [...(members.get(rank) ?? []), id]);
  }
  const largest = [...members].sort(([a, one], [b, other]) => other.length - one.length || a - b).slice(0, hues.length);
  const entries = largest.map(([, [first]], at) => ({ label: communities.get(first!)!.label, color: hues[at]! }));
  const colorOf = new Map(largest.flatMap(([, own], at) => own.map((id): [string, string] => [id, hues[at]!])));
  return { entries, colorOf };
}
