import { Suspense, type ReactNode } from 'react';
import type { View } from '../address.js';
import { ConceptPageDocument, TrendDocument, type ConceptPageQuery } from '../documents.js';
import { loaded } from '../load-page.js';
import { Link } from '../navigation.js';
import { conceptLink } from '../parts/concept-link.js';
import { PageTitle } from '../parts/page-title.js';
import { PaperLine } from '../parts/paper-list.js';
import { Quote } from '../parts/quote.js';
import { State } from '../parts/state.js';
import { useQuery } from '../use-query.js';
import { counted, kindName } from '../words.js';

// What lays out and draws is loaded when the first drawing is.
const Neighborhood = loaded(async () => (await import('../network/neighborhood.js')).Neighborhood);
const Timeline = loaded(async () => (await import('../timeline/timeline.js')).Timeline);

type Concept = NonNullable<ConceptPageQuery['concept']>;

const PAPERS = 10;

/** All about a concept: what it is, what surrounds it, the papers that speak of it, and when they did. */
export function ConceptPage({ view }: { readonly view: View & { page: 'concept' } }) {
  const { id, measure, depth, minCount, maxNodes } = view;
  const surroundings = { measure, depth, minCount, maxNodes };
  const answer = useQuery(ConceptPageDocument, { id, first: PAPERS });
  const concept = answer.data?.concept;
  if (concept == null) {
    return answer.data ? (
      <PageTitle title="No such concept">
        <p>The graph has no concept with the id {id}. It may have been renamed, merged or hidden.</p>
      </PageTitle>
    ) : (
      <State answer={answer} />
    );
  }
  return (
    <>
      <PageTitle over={kindOf(concept)} title={concept.name}>
        {concept.definition && <p className="definition">{concept.definition}</p>}
        <p className="actions">
          <Link to={{ page: 'compare', from: id, to: null }}>Compare with …</Link>
          <Link to={{ page: 'heat-map', concepts: [id], measure: surroundings.measure }}>Add to a heat map</Link>
          <Link to={{ page: 'timeline', concepts: [id] }}>See over time</Link>
        </p>
      </PageTitle>
      <Facts concept={concept} />
      <Suspense fallback={<p className="awaited">Loading the drawing …</p>}>
        <Neighborhood id={id} name={concept.name} {...surroundings} />
      </Suspense>
      <Trend id={id} />
      <Papers concept={concept} />
    </>
  );
}

function kindOf({ kind, origin, vocabulary }: Concept): string {
  if (origin === 'CORPUS') return 'Phrase that several papers share';
  const name = kindName(kind);
  return `${name[0]!.toUpperCase()}${name.slice(1)}${vocabulary ? `, of the vocabulary ${vocabulary.name}` : ''}`;
}

function Facts({ concept }: { readonly concept: Concept }) {
  const { abbreviations, aliases, broader, narrower, related, community } = concept;
  const others = aliases.filter((alias) => !abbreviations.includes(alias));
  const facts: [string, ReactNode][] = [
    ['Short forms', abbreviations.join(', ')],
    ['Also called', others.join(', ')],
    ['Is a kind of', broader.length > 0 && <Names concepts={broader} />],
    ['Kinds of it', narrower.length > 0 && <Names concepts={narrower} />],
    ['Goes with', related.length > 0 && <Names concepts={related} />],
    [
      'Topic',
      community.size > 1 && (
        <>
          <Link to={{ page: 'communities' }}>{community.label}</Link>{' '}
          <span className="quiet">{counted(community.size, 'concept')}</span>
        </>
      ),
    ],
  ];
  const shown = facts.filter(([, value]) => Boolean(value));
  if (shown.length === 0) return null;
  return (
    <dl className="facts">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Names({ concepts }: { readonly concepts: readonly { readonly id: string; readonly name: string }[] }) {
  return concepts.map((concept, at) => (
    <span key={concept.id}>
      {at > 0 && ', '}
      {conceptLink(concept)}
    </span>
  ));
}

function Trend({ id }: { readonly id: string }) {
  const variables = { concepts: [id] };
  const { data } = useQuery(TrendDocument, variables);
  const points = data?.conceptTrend.series[0]?.points ?? [];
  if (points.length < 2) return null;
  return (
    <Suspense fallback={null}>
      <Timeline trend={data!.conceptTrend} variables={variables} title="Over the years" />
    </Suspense>
  );
}

function Papers({ concept: { name, papers } }: { readonly concept: Concept }) {
  const more = papers.totalCount - papers.edges.length;
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{counted(papers.totalCount, 'paper')}</h2>
      <ol className="results">
        {papers.edges.map(({ node, evidence }) => {
          const sentence = (evidence.find(({ field }) => field === 'ABSTRACT') ?? evidence[0])?.sentence;
          return (
            <li key={node.id}>
              <PaperLine paper={node} />
              {sentence && sentence.text !== node.title && <Quote text={sentence.text} spans={[sentence]} />}
            </li>
          );
        })}
      </ol>
      {more > 0 && (
        <p className="quiet">
          and {more.toLocaleString('en')} more: <Link to={{ page: 'search', query: name }}>search for {name}</Link>
        </p>
      )}
    </section>
  );
}
