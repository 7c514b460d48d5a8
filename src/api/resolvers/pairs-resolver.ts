import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { predictedLinks } from '../../similarity/link-prediction.js';
import { conceptTest } from '../../index/concept-filter.js';
import { inTurns } from '../../index/in-turns.js';
import { comparedPairs, type PairOrder } from '../../index/rising-pairs.js';
import { yearsWithin } from '../../index/selection.js';
import type { ApiContext } from '../context.js';
import { Cost, ListSize } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import { MAX_PAGE } from '../paging.js';
import { LinkMeasureEnum, type LinkMeasure } from '../types/enums.js';
import { ConceptFilterInput, PaperFilterInput } from '../types/inputs.js';
import { CoOccurrences, PairOrderInput, PredictedLinks, YearSpanInput } from '../types/pairs.js';
import { conceptRow, selectionOf } from './selection.js';

const MAX_PAIRS = 500;
const MAX_REASONS = 20;

/** Pairs of concepts: those that rise, and those that are still to come. */
@Resolver()
export class PairsResolver {
  @ListSize({ slicingArguments: ['first'], sizedFields: ['pairs'] })
  @Cost(20_000)
  @Query(() => CoOccurrences, {
    description:
      'Pairs of concepts that stand in papers together; with `window` and `baseline`, those that rise from the one period to the other. Counts are of the concepts themselves, without narrower ones.',
  })
  async coOccurrences(
    @Arg('where', () => PaperFilterInput, { nullable: true, description: 'Which papers; all of them without it.' })
    where: PaperFilterInput | null,
    @Arg('window', () => YearSpanInput, {
      nullable: true,
      description: 'Count in papers of these years; in all without it.',
    })
    window: YearSpanInput | null,
    @Arg('baseline', () => YearSpanInput, {
      nullable: true,
      description: 'Compare with papers of these years, none of them in `window`.',
    })
    baseline: YearSpanInput | null,
    @Arg('orderBy', () => [PairOrderInput], {
      nullable: true,
      description:
        'How they are sorted, the foremost first; without it by RISE where there is a baseline, else by LOG_LIKELIHOOD_RATIO.',
    })
    orderBy: PairOrderInput[] | null,
    @Arg('among', () => ConceptFilterInput, {
      nullable: true,
      description: 'Only pairs of two of these concepts.',
    })
    among: ConceptFilterInput | null,
    @Arg('minCount', () => Int, { defaultValue: 2, description: 'Leave out pairs with fewer papers in the window.' })
    minCount: number,
    @Arg('first', () => Int, { defaultValue: 20, description: `How many, 1 to ${MAX_PAIRS}.` }) first: number,
    @Ctx() context: ApiContext,
  ): Promise<CoOccurrences> {
    const { index } = context;
    if (first < 1 || first > MAX_PAIRS) throw badUserInput(`\`first\` must be from 1 to ${MAX_PAIRS}.`);
    if (minCount < 1) throw badUserInput('`minCount` must be at least 1.');
    checkSpans(window, baseline);
    const needsBaseline = orderBy?.find(({ field }) => field === 'rise' || field === 'riseLift');
    if (needsBaseline && !baseline) throw badUserInput('RISE and RISE_LIFT compare with a `baseline`: give one.');
    const selection = await selectionOf(context, where);
    const orders = (orderBy?.length ? orderBy : null)?.map(({ field, direction }): PairOrder => ({
      field,
      descending: direction === 'descending',
    }));
    const found = await comparedPairs(index, {
      window: window ? yearsWithin(index.papers, window, selection) : selection,
      baseline: baseline ? yearsWithin(index.papers, baseline, selection) : undefined,
      among: conceptTest(index, among),
      minCount,
      orders: orders ?? [{ field: baseline ? 'rise' : 'logLikelihoodRatio', descending: true }],
      limit: first,
    });
    return {
      pairs: found.pairs.map((pair) => ({ ...pair, a: index.concepts[pair.a], b: index.concepts[pair.b] })),
      totalCount: found.found,
      paperCount: found.paperCount,
      baselinePaperCount: found.baselinePaperCount,
    };
  }

  @ListSize({ slicingArguments: ['first'], sizedFields: ['links'] })
  @Cost(5_000)
  @Query(() => PredictedLinks, {
    description:
      'Concepts that never stood in a paper with this one, and share neighbors with it: links that are likely to come, each with its reasons. Two concepts are neighbors where they stand in papers together.',
  })
  async predictedLinks(
    @Arg('concept', () => String, { description: 'Id or name.' }) concept: string,
    @Arg('measure', () => LinkMeasureEnum, { defaultValue: 'adamicAdar', description: 'What "likely" means.' })
    measure: LinkMeasure,
    @Arg('where', () => ConceptFilterInput, { nullable: true, description: 'Only these concepts.' })
    where: ConceptFilterInput | null,
    @Arg('minCount', () => Int, { defaultValue: 1, description: 'Papers that make two concepts neighbors.' })
    minCount: number,
    @Arg('first', () => Int, { defaultValue: 20, description: `How many, 1 to ${MAX_PAGE}.` }) first: number,
    @Ctx() { index }: ApiContext,
  ): Promise<PredictedLinks> {
    if (first < 1 || first > MAX_PAGE) throw badUserInput(`\`first\` must be from 1 to ${MAX_PAGE}.`);
    if (minCount < 1) throw badUserInput('`minCount` must be at least 1.');
    const options = { measure, minCount, k: first, among: conceptTest(index, where) };
    const work = predictedLinks(index, conceptRow(index, concept), options);
    const { found, columns } = await inTurns(work);
    return {
      links: columns.map(({ column, score, shared }) => ({
        concept: index.concepts[column],
        score,
        sharedCount: shared.length,
        reasons: shared
          .slice(0, MAX_REASONS)
          .map((neighbor) => ({ concept: index.concepts[neighbor.column], share: neighbor.share })),
      })),
      totalCount: found,
      measure,
    };
  }
}

function checkSpans(window: YearSpanInput | null, baseline: YearSpanInput | null): void {
  for (const [name, span] of Object.entries({ window, baseline })) {
    if (span && span.from > span.to) throw badUserInput(`\`${name}\` ends before it begins.`);
  }
  if (!baseline) return;
  if (!window) throw badUserInput('`baseline` is compared with a `window`: give both.');
  if (window.from <= baseline.to && baseline.from <= window.to) {
    throw badUserInput('`window` and `baseline` must have no year in common.');
  }
}
