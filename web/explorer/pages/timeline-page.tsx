import { TrendDocument } from '../documents.js';
import { show } from '../navigation.js';
import { ChosenConcepts } from '../parts/chosen-concepts.js';
import { PageTitle } from '../parts/page-title.js';
import { State } from '../parts/state.js';
import { useChosen } from '../parts/use-chosen.js';
import { Timeline } from '../timeline/timeline.js';
import { useQuery } from '../use-query.js';

const MOST = 20;
const AT_FIRST = 5;

/** How concepts rise and fall over the years. */
export function TimelinePage({ concepts }: { readonly concepts: readonly string[] }) {
  const chosen = useChosen(concepts, concepts.length === 0 ? AT_FIRST : 1);
  const variables = { concepts: [...(chosen ?? [])] };
  const answer = useQuery(TrendDocument, chosen?.length ? variables : null);
  const trend = answer.data?.conceptTrend;
  const dated = (trend?.series[0]?.points.length ?? 0) > 0;
  return (
    <>
      <PageTitle title="Timeline">
        <p>How often papers speak of concepts, year by year.</p>
      </PageTitle>
      {chosen && (
        <ChosenConcepts
          ids={chosen}
          most={MOST}
          onChange={(ids) => show({ page: 'timeline', concepts: ids }, { replace: true })}
        />
      )}
      {(chosen === null || chosen.length > 0) && <State answer={answer} />}
      {chosen?.length === 0 && <p>The graph has no concept yet.</p>}
      {trend && !dated && (
        <p>
          No paper of this graph has a year, so there is nothing to draw over time. BibTeX and JSON Lines sources give
          years; listing pages do not.
        </p>
      )}
      {trend && dated && <Timeline trend={trend} variables={variables} title="Concepts over the years" />}
    </>
  );
}
