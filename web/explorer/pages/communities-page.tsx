import { CommunitiesDocument } from '../documents.js';
import { useColors } from '../drawing/use-colors.js';
import { DataTable } from '../drawing/data-table.js';
import { Figure } from '../drawing/figure.js';
import { SceneView } from '../drawing/scene-view.js';
import { useWidth } from '../drawing/use-width.js';
import { communitiesScene, type Community } from '../communities/communities-scene.js';
import { conceptLink } from '../parts/concept-link.js';
import { PageTitle } from '../parts/page-title.js';
import { State } from '../parts/state.js';
import { useQuery } from '../use-query.js';
import { short } from '../words.js';

const VARIABLES = { first: 24 };
const TITLE = 'Map of topics';

/** The topics of the graph: concepts that stand in papers with each other more than with others. */
export function CommunitiesPage() {
  const answer = useQuery(CommunitiesDocument, VARIABLES);
  const found = answer.data?.communities;
  const colors = useColors();
  const [width, place] = useWidth();
  const scene = found && communitiesScene(found.communities, Math.max(300, width), colors);
  return (
    <>
      <PageTitle title="Topics">
        <p>
          Concepts that stand in papers with each other more than with others, as the Leiden algorithm finds them. Areas
          go with papers.
        </p>
      </PageTitle>
      <State answer={answer} />
      {found?.communities.length === 0 && <p>No two concepts of this graph stand in papers together.</p>}
      {scene && found.communities.length > 0 && (
        <Figure
          title={TITLE}
          name="topics"
          table={tableOf(found.communities)}
          scene={() => scene}
          document={CommunitiesDocument}
          variables={VARIABLES}
        >
          <div ref={place}>{width > 0 && <SceneView scene={scene} label={`${TITLE}: the table has the same.`} />}</div>
          <p className="quiet small">
            The {found.communities.length} largest of {found.totalCount.toLocaleString('en')}, up to 12 concepts of
            each. Modularity {short(found.modularity)}.
          </p>
          <DataTable
            caption={TITLE}
            columns={['Topic', 'Concepts', 'Papers', 'Leading concepts']}
            rows={found.communities.map(({ rank, label, size, paperCount, members }) => ({
              key: String(rank),
              cells: [
                label,
                size,
                paperCount,
                members.slice(0, 6).map(({ concept }, at) => (
                  <span key={concept.id}>
                    {at > 0 && ', '}
                    {conceptLink(concept)}
                  </span>
                )),
              ],
            }))}
          />
        </Figure>
      )}
    </>
  );
}

/** A row for each concept that leads a community. */
const tableOf = (communities: readonly Community[]) => ({
  columns: ['Topic', 'Concept', 'Papers', 'Share'],
  rows: communities.flatMap(({ label, members }) =>
    members.map(({ concept, share }) => [label, concept.name, concept.paperCount, share]),
  ),
});
