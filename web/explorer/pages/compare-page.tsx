import type { View } from '../address.js';
import { NamesDocument } from '../documents.js';
import { CommonConcepts } from '../compare/common-concepts.js';
import { CommonPapers } from '../compare/common-papers.js';
import { PathBetween } from '../compare/path-between.js';
import { show } from '../navigation.js';
import { PageTitle } from '../parts/page-title.js';
import { State } from '../parts/state.js';
import { Combobox } from '../search/combobox.js';
import { useQuery } from '../use-query.js';

/** Two concepts or papers beside one another: what they share, and how one leads to the other. */
export function ComparePage({ view: { from, to } }: { readonly view: View & { page: 'compare' } }) {
  const ids = [from, to].filter((id) => id !== null);
  const answer = useQuery(NamesDocument, ids.length === 0 ? null : { ids });
  const ends = new Map(
    answer.data?.nodes.flatMap((node) => {
      if (node == null) return [];
      const isConcept = node.__typename === 'Concept';
      return [[node.id, { isConcept, name: isConcept ? node.name : node.title }] as const];
    }),
  );
  const [one, other] = [from === null ? undefined : ends.get(from), to === null ? undefined : ends.get(to)];
  const unknown = ids.filter((id) => !answer.waiting && answer.data && !ends.has(id));
  return (
    <>
      <PageTitle title="Compare">
        <p>Two concepts or papers: what they have in common, and how one leads to the other.</p>
      </PageTitle>
      <div className="side-by-side pickers">
        <Combobox
          key={`from ${one?.name}`}
          label="The one"
          showLabel
          placeholder="A concept or paper"
          initial={one?.name}
          keep
          onChoose={({ id }) => show({ page: 'compare', from: id, to }, { replace: true })}
        />
        <Combobox
          key={`to ${other?.name}`}
          label="The other"
          showLabel
          placeholder="A concept or paper"
          initial={other?.name}
          keep
          onChoose={({ id }) => show({ page: 'compare', from, to: id }, { replace: true })}
        />
      </div>
      {ids.length > 0 && <State answer={answer} />}
      {unknown.length > 0 && <p>The graph has nothing with the id {unknown.join(' or ')}.</p>}
      {from !== null && from === to && <p>These are the same.</p>}
      {from !== null && to !== null && from !== to && one && other && (
        <>
          <PathBetween from={from} to={to} />
          {one.isConcept && other.isConcept && <CommonPapers a={from} b={to} names={[one.name, other.name]} />}
          {!one.isConcept && !other.isConcept && <CommonConcepts papers={[from, to]} />}
        </>
      )}
    </>
  );
}
