import { SharedPapersDocument } from '../documents.js';
import { DataTable } from '../drawing/data-table.js';
import { conceptLink } from '../parts/concept-link.js';
import { PaperLine } from '../parts/paper-list.js';
import { State } from '../parts/state.js';
import { useQuery } from '../use-query.js';
import { counted, short } from '../words.js';
import { sharedCompany } from './company.js';

interface CommonPapersProps {
  readonly a: string;
  readonly b: string;
  readonly names: readonly [string, string];
}

/** What two concepts have in common: the papers with both, and the concepts that go with either. */
export function CommonPapers({ a, b, names }: CommonPapersProps) {
  const answer = useQuery(SharedPapersDocument, { a, b, both: [a, b] });
  const found = answer.data;
  const matrix = found?.coOccurrenceMatrix;
  const company = found?.a && found.b ? sharedCompany(found.a, found.b).filter(({ id }) => id !== a && id !== b) : [];
  return (
    <section aria-labelledby="common">
      <h2 id="common">Common ground</h2>
      <State answer={answer} />
      {matrix && (
        <p>
          {counted(matrix.counts[0]?.[1] ?? 0, 'paper')} of {matrix.paperCount.toLocaleString('en')}{' '}
          {matrix.counts[0]?.[1] === 1 ? 'speaks' : 'speak'} of both; {short(matrix.expected[0]?.[1] ?? 0)} would, were
          the two independent (NPMI {short(matrix.scores[0]?.[1] ?? 0)}).
        </p>
      )}
      <ol className="results">
        {found?.papers.edges.map(({ node }) => (
          <li key={node.id}>
            <PaperLine paper={node} />
          </li>
        ))}
      </ol>
      {company.length > 0 && (
        <>
          <h3>Concepts that go with both</h3>
          <DataTable
            caption="Concepts that go with both"
            columns={['Concept', `Papers with ${names[0]}`, `Papers with ${names[1]}`]}
            rows={company.slice(0, 30).map((other) => ({
              key: other.id,
              cells: [conceptLink(other), other.withA, other.withB],
            }))}
          />
        </>
      )}
    </section>
  );
}
