import { conceptView } from '../address.js';
import { SearchPageDocument } from '../documents.js';
import { Link } from '../navigation.js';
import { PageTitle } from '../parts/page-title.js';
import { PaperLine } from '../parts/paper-list.js';
import { Quote } from '../parts/quote.js';
import { State } from '../parts/state.js';
import { useQuery } from '../use-query.js';
import { counted, kindName } from '../words.js';

/** What full text search finds, with the sentences that have the words. */
export function SearchResults({ query }: { readonly query: string }) {
  const answer = useQuery(SearchPageDocument, { query, first: 50 });
  const found = answer.data?.search;
  return (
    <>
      <PageTitle over="Search" title={query} />
      <State answer={answer} />
      {found?.totalCount === 0 && (
        <p>Nothing has all of these words. Fewer words find more; names may be begun: try their first letters.</p>
      )}
      {found && found.totalCount > 0 && (
        <>
          <p className="quiet">
            {counted(found.totalCount, 'result')}
            {found.totalCount > found.edges.length && `, the best ${found.edges.length} of them here`}
          </p>
          <ol className="results">
            {found.edges.map(({ node, highlights }) => {
              const highlight = highlights.find(({ field }) => field === 'abstract' || field === 'definition');
              return (
                <li key={node.id}>
                  {node.__typename === 'Concept' ? (
                    <>
                      <Link to={conceptView(node.id)} className="concept-name">
                        {node.name}
                      </Link>
                      <span className="quiet">
                        {' '}
                        {kindName(node.kind)}, {counted(node.paperCount, 'paper')}
                      </span>
                    </>
                  ) : (
                    <PaperLine paper={node} />
                  )}
                  {highlight && <Quote {...highlight} />}
                </li>
              );
            })}
          </ol>
        </>
      )}
    </>
  );
}
