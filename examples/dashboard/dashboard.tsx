import { useState } from 'react';
import { FilterBar } from './filter-bar.js';
import { readFilter, writeFilter, type Filter } from './filter.js';
import { Counts } from './panels/counts.js';
import { HeatMap } from './panels/heat-map.js';
import { RisingPairs } from './panels/rising-pairs.js';
import { StackedArea } from './panels/stacked-area.js';
import { useAnswers } from './use-answers.js';

/** Counts and three drawings of the papers that a filter selects. The address holds the filter. */
export function Dashboard() {
  const [filter, setFilter] = useState(() => readFilter(location.search));
  const { answers, problem, waiting } = useAnswers(filter);
  const change = (to: Filter): void => {
    history.replaceState(null, '', location.pathname + writeFilter(location.search, to));
    setFilter(to);
  };
  return (
    <main>
      <h1>Papers and concepts</h1>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {answers === null && problem === null && <p role="status">Asking…</p>}
      {answers !== null && (
        <>
          <FilterBar overview={answers.overview} filter={filter} change={change} />
          <div className="panels" aria-busy={waiting}>
            <Counts overview={answers.overview} />
            {answers.charts === null ? (
              <p className="empty">No paper is left that speaks of a concept. Choose more years, or any venue.</p>
            ) : (
              <>
                <StackedArea trend={answers.charts.conceptTrend} />
                <RisingPairs pairs={answers.charts.coOccurrences} compared={answers.compared} />
                <HeatMap matrix={answers.charts.coOccurrenceMatrix} />
              </>
            )}
          </div>
        </>
      )}
    </main>
  );
}
