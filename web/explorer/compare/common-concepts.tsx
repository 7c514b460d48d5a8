import { SharedConceptsDocument } from '../documents.js';
import { conceptLink } from '../parts/concept-link.js';
import { Quote } from '../parts/quote.js';
import { State } from '../parts/state.js';
import { useQuery } from '../use-query.js';
import { counted } from '../words.js';

/** What two papers both speak of, with a sentence of each. */
export function CommonConcepts({ papers }: { readonly papers: readonly [string, string] }) {
  const answer = useQuery(SharedConceptsDocument, { papers: [...papers] });
  const common = answer.data?.commonGround;
  return (
    <section aria-labelledby="common">
      <h2 id="common">
        {common?.totalCount ? `Both speak of ${counted(common.totalCount, 'concept')}` : 'Common ground'}
      </h2>
      <State answer={answer} />
      {common?.emptyReason && <p>No concept stands in both of them.</p>}
      <ol className="results">
        {common?.concepts.map(({ concept, corpusCount, papers: sharing }) => (
          <li key={concept.id}>
            <span className="concept-name">{conceptLink(concept)}</span>{' '}
            <span className="quiet">in {counted(corpusCount, 'paper')} of all</span>
            <div className="side-by-side">
              {papers.map((id) => {
                const evidence = sharing.find(({ paper }) => paper.id === id)?.evidence ?? [];
                const sentence = (evidence.find(({ field }) => field === 'ABSTRACT') ?? evidence[0])?.sentence;
                return <div key={id}>{sentence && <Quote text={sentence.text} spans={[sentence]} />}</div>;
              })}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
