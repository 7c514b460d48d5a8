import { playgroundAddress } from '../../shared-query.js';
import { RelatedDocument, type EmptyReason } from '../documents.js';
import { Link } from '../navigation.js';
import { PaperLine } from '../parts/paper-list.js';
import { State } from '../parts/state.js';
import { useQuery } from '../use-query.js';
import { short } from '../words.js';
import { sharesOf } from './reasons.js';
import { ShareBar } from './share-bar.js';

const WHY_NONE: Readonly<Record<EmptyReason, string>> = {
  NO_CONCEPTS: 'Nothing in this paper is known to the graph: it has no concept, and no word that other papers have.',
  NOTHING_SHARED: 'No other paper shares anything with it.',
  FILTERED: 'None is left.',
  BELOW_MINIMUM_SCORE: 'None is near enough.',
};

/** The papers to read next, each with what makes it one. */
export function RelatedPapers({ id }: { readonly id: string }) {
  const variables = { id, first: 10 };
  const answer = useQuery(RelatedDocument, variables);
  const related = answer.data?.paper?.related;
  const query = { query: RelatedDocument.toString().trim(), variables: JSON.stringify(variables, null, 2) };
  return (
    <section aria-labelledby="related">
      <div className="figure-head">
        <h2 id="related">Related papers, and why</h2>
        <div className="figure-tools">
          <a href={playgroundAddress(query)}>Show the query</a>
        </div>
      </div>
      <State answer={answer} />
      {related?.emptyReason && <p>{WHY_NONE[related.emptyReason]}</p>}
      <ol className="results">
        {related?.edges.map(({ node, score, reasons, sentences }) => (
          <li key={node.id} className="related">
            <div>
              <PaperLine paper={node} />
            </div>
            <ShareBar shares={sharesOf(reasons)} score={score} />
            {sentences && (
              <details>
                <summary>The sentences that show it</summary>
                <p className="pair">
                  <span className="over">this paper</span>
                  <q className="quote">{sentences.from.text}</q>
                  <span className="over">the other</span>
                  <q className="quote">{sentences.to.text}</q>
                </p>
              </details>
            )}
            <p className="quiet small">
              Nearness {short(score)} of 1. <Link to={{ page: 'compare', from: id, to: node.id }}>Compare the two</Link>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
