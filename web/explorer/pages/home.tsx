import { useEffect } from 'react';
import { conceptView } from '../address.js';
import { CommunitiesDocument, HomeDocument } from '../documents.js';
import { Link } from '../navigation.js';
import { State } from '../parts/state.js';
import { SearchBox } from '../search/search-box.js';
import { useQuery } from '../use-query.js';
import { counted } from '../words.js';

/** Where one begins: the search, what the graph holds, and doors into it. */
export function Home() {
  const home = useQuery(HomeDocument, {});
  const topics = useQuery(CommunitiesDocument, { first: 6 });
  useEffect(() => {
    document.title = 'papergraph';
  }, []);
  const corpus = home.data?.corpus;
  return (
    <div className="home">
      <h1>What do these papers speak of, and how does it hang together?</h1>
      <SearchBox autoFocus />
      <p className="counts">
        {corpus
          ? `${counted(corpus.paperCount, 'paper')} · ${counted(corpus.conceptCount, 'concept')} · ${counted(corpus.mentionCount, 'mention')}`
          : '\u00a0'}
      </p>
      <State answer={home} />
      {corpus?.paperCount === 0 && (
        <p>
          The graph is empty. Fill it: <code>papergraph seed FILE</code>
        </p>
      )}
      {home.data && corpus!.paperCount > 0 && (
        <section aria-labelledby="most">
          <h2 id="most">Most spoken of</h2>
          <ul className="chips">
            {home.data.concepts.edges.map(({ node }) => (
              <li key={node.id}>
                <Link to={conceptView(node.id)} className="chip">
                  {node.name} <small>{node.paperCount.toLocaleString('en')}</small>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {topics.data && topics.data.communities.communities.length > 0 && (
        <section aria-labelledby="topics">
          <h2 id="topics">
            <Link to={{ page: 'communities' }}>Topics</Link>
          </h2>
          <ul className="topics">
            {topics.data.communities.communities.map(({ rank, size, paperCount, distinctive }) => (
              <li key={rank}>
                <p className="topic-names">
                  {distinctive.slice(0, 3).map(({ id, name }, at) => (
                    <span key={id}>
                      {at > 0 && ', '}
                      <Link to={conceptView(id)}>{name}</Link>
                    </span>
                  ))}
                </p>
                <p className="quiet">
                  {counted(paperCount, 'paper')}, {counted(size, 'concept')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
