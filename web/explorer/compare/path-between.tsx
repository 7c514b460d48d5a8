import { Fragment } from 'react';
import { playgroundAddress } from '../../shared-query.js';
import { conceptView } from '../address.js';
import { PathBetweenDocument, type PathBetweenQuery } from '../documents.js';
import { Link } from '../navigation.js';
import { Quote } from '../parts/quote.js';
import { State } from '../parts/state.js';
import { useQuery } from '../use-query.js';

type Hop = NonNullable<PathBetweenQuery['path']>['hops'][number];
type Stop = Hop['from'];

/** How two are connected: each step with the sentence that makes it one. */
export function PathBetween({ from, to }: { readonly from: string; readonly to: string }) {
  const variables = { from, to };
  const answer = useQuery(PathBetweenDocument, variables);
  const path = answer.data?.path;
  const query = { query: PathBetweenDocument.toString().trim(), variables: JSON.stringify(variables, null, 2) };
  return (
    <section aria-labelledby="path">
      <div className="figure-head">
        <h2 id="path">How they are connected</h2>
        <div className="figure-tools">
          <a href={playgroundAddress(query)}>Show the query</a>
        </div>
      </div>
      <State answer={answer} />
      {path === null && <p>No path of six steps or fewer leads from one to the other.</p>}
      {path && (
        <ol className="path">
          {path.hops.map((hop, at) => (
            <Fragment key={at}>
              {at === 0 && (
                <li className="stop">
                  <StopName stop={hop.from} />
                </li>
              )}
              <li className="hop">
                <HopReason hop={hop} />
              </li>
              <li className="stop">
                <StopName stop={hop.to} />
              </li>
            </Fragment>
          ))}
        </ol>
      )}
    </section>
  );
}

function StopName({ stop }: { readonly stop: Stop }) {
  return stop.__typename === 'Concept' ? (
    <Link to={conceptView(stop.id)} className="concept-name">
      {stop.name}
    </Link>
  ) : (
    <Link to={{ page: 'paper', id: stop.id }} className="paper-title">
      {stop.title}
    </Link>
  );
}

function HopReason({ hop: { kind, from, evidence } }: { readonly hop: Hop }) {
  if (kind === 'BROADER') return <p className="over">one is a kind of the other</p>;
  const first = evidence.find(({ field }) => field === 'ABSTRACT') ?? evidence[0];
  return (
    <>
      <p className="over">{from.__typename === 'Paper' ? 'speaks of' : 'is spoken of in'}</p>
      {first?.sentence && <Quote text={first.sentence.text} spans={[first.sentence]} />}
    </>
  );
}
