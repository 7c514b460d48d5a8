import { ask } from './api.js';
import { ChartsDocument, OverviewDocument, type ChartsQuery, type OverviewQuery } from './documents.js';
import { paperFilter, type Filter } from './filter.js';
import { periods, type Periods } from './periods.js';

const TREND_CONCEPTS = 8;
const MATRIX_CONCEPTS = 12;

export interface Answers {
  readonly overview: OverviewQuery;
  /** null where no paper is left, or none that speaks of a concept. */
  readonly charts: ChartsQuery | null;
  /** What rising pairs are of; null where there are not two years. */
  readonly compared: Periods | null;
}

/** All that the dashboard shows of some papers, in two requests: the second asks for the concepts that the first found. */
export async function load(filter: Filter, signal: AbortSignal): Promise<Answers> {
  const where = paperFilter(filter);
  const overview = await ask(OverviewDocument, { where, concepts: MATRIX_CONCEPTS }, signal);
  const concepts = overview.concepts.groups.map(({ keys }) => keys[0]!.value);
  const compared = periods(overview.years.groups.map(({ keys }) => Number(keys[0]!.value)));
  if (concepts.length === 0) return { overview, charts: null, compared };
  const charts = await ask(
    ChartsDocument,
    {
      where,
      trendOf: concepts.slice(0, TREND_CONCEPTS),
      matrixOf: concepts,
      window: compared?.window ?? null,
      baseline: compared?.baseline ?? null,
      compare: compared !== null,
    },
    signal,
  );
  return { overview, charts, compared };
}
