import { PaperPageDocument, type PaperPageQuery, type TextField } from '../documents.js';
import { Link } from '../navigation.js';
import { conceptLink } from '../parts/concept-link.js';
import { PageTitle } from '../parts/page-title.js';
import { State } from '../parts/state.js';
import { MarkedText, type TextMark } from '../paper/marked-text.js';
import { RelatedPapers } from '../paper/related-papers.js';
import { useQuery } from '../use-query.js';

type Paper = NonNullable<PaperPageQuery['paper']>;

/** All about a paper: its text with what it speaks of, where it leads, and what is related to it and why. */
export function PaperPage({ id }: { readonly id: string }) {
  const answer = useQuery(PaperPageDocument, { id });
  const paper = answer.data?.paper;
  if (paper == null) {
    return answer.data ? (
      <PageTitle title="No such paper">
        <p>The graph has no paper with the id {id}.</p>
      </PageTitle>
    ) : (
      <State answer={answer} />
    );
  }
  const published = [paper.venue, paper.publishedOn ?? paper.year].filter((part) => part != null && part !== '');
  return (
    <>
      <PageTitle over="Paper" title={paper.title}>
        {paper.authors.length > 0 && <p className="authors">{paper.authors.join(', ')}</p>}
        {published.length > 0 && <p className="quiet">{published.join(', ')}</p>}
        <Addresses paper={paper} />
      </PageTitle>
      <div className="paper-body">
        <section aria-labelledby="abstract">
          <h2 id="abstract">Abstract</h2>
          {paper.abstract === '' ? (
            <p className="quiet">The source gives none.</p>
          ) : (
            <p className="abstract">
              <MarkedText text={paper.abstract} marks={marksIn(paper, 'ABSTRACT')} />
            </p>
          )}
          {paper.keywords.length > 0 && (
            <p className="quiet">
              Keywords: <MarkedText text={paper.keywords.join('; ')} marks={marksIn(paper, 'KEYWORDS')} />
            </p>
          )}
        </section>
        <section aria-labelledby="speaks-of">
          <h2 id="speaks-of">Speaks of</h2>
          {paper.concepts.edges.length === 0 && <p className="quiet">No concept was found in it.</p>}
          <ul className="speaks-of">
            {paper.concepts.edges.map(({ node, evidence }) => (
              <li key={node.id}>
                {conceptLink(node)} {evidence.length > 1 && <small className="quiet">{evidence.length} times</small>}
              </li>
            ))}
          </ul>
        </section>
      </div>
      <RelatedPapers id={id} />
    </>
  );
}

/** The mentions of one of its texts. */
function marksIn({ concepts }: Paper, text: TextField): TextMark[] {
  return concepts.edges.flatMap(({ node, evidence }) =>
    evidence.filter(({ field }) => field === text).map((mention) => ({ ...mention, concept: node })),
  );
}

const LINK_NAMES = { CODE: 'Code', DATA: 'Data', OTHER: 'Link', PAPER: 'Paper', PROJECT: 'Project' } as const;

function Addresses({ paper: { id, doi, arxivId, links } }: { readonly paper: Paper }) {
  const known = [
    ...(doi ? [{ name: 'DOI', url: `https://doi.org/${doi}` }] : []),
    ...(arxivId ? [{ name: 'arXiv', url: `https://arxiv.org/abs/${arxivId}` }] : []),
    ...links.map(({ kind, url }) => ({ name: LINK_NAMES[kind], url })),
  ];
  return (
    <p className="actions">
      {known
        .filter(({ url }) => /^https?:/i.test(url))
        .map(({ name, url }) => (
          <a key={url} href={url} rel="noreferrer">
            {name}: {url.replace(/^https?:\/\/(www\.)?/i, '')}
          </a>
        ))}
      <Link to={{ page: 'compare', from: id, to: null }}>Compare with …</Link>
    </p>
  );
}
