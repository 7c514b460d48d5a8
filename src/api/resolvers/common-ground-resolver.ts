import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { commonGround } from '../../index/common-ground.js';
import { conceptTest } from '../../index/concept-filter.js';
import { selectionOfIds } from '../../index/selection.js';
import type { Mention as MentionRecord } from '../../model/extraction.js';
import type { ApiContext } from '../context.js';
import { Cost, ListSize } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import { MAX_PAGE } from '../paging.js';
import { CommonGround, SharingPaper } from '../types/common-ground.js';
import { ConceptFilterInput } from '../types/inputs.js';
import { Mention } from '../types/mention.js';
import { evidenceOf } from './evidence.js';
import { paperRecords } from './records.js';

/** What a list of papers shares. */
@Resolver(() => SharingPaper)
export class CommonGroundResolver {
  @ListSize({ slicingArguments: ['first'], sizedFields: ['concepts'] })
  @Query(() => CommonGround, {
    description:
      'What some papers have in common: the concepts that several of them speak of, with evidence. Counts are of the concepts themselves, without narrower ones.',
  })
  async commonGround(
    @Cost(100)
    @Arg('papers', () => [ID], { description: `Ids of papers, 1 to ${MAX_PAGE}; repeats count once.` })
    papers: string[],
    @Arg('minShared', () => Int, { defaultValue: 2, description: 'How many of the papers must speak of a concept.' })
    minShared: number,
    @Arg('where', () => ConceptFilterInput, { nullable: true, description: 'Only these concepts.' })
    where: ConceptFilterInput | null,
    @Arg('first', () => Int, { defaultValue: 20, description: `How many concepts, 1 to ${MAX_PAGE}.` }) first: number,
    @Ctx() context: ApiContext,
  ): Promise<CommonGround> {
    const { index } = context;
    if (papers.length < 1 || papers.length > MAX_PAGE) {
      throw badUserInput(`\`papers\` must hold 1 to ${MAX_PAGE} ids.`);
    }
    if (minShared < 1) throw badUserInput('`minShared` must be at least 1.');
    if (first < 1 || first > MAX_PAGE) throw badUserInput(`\`first\` must be from 1 to ${MAX_PAGE}.`);
    const ids = [...new Set(papers)];
    const unknownIds = ids.filter((id) => index.papers.rowOf(id) === undefined);
    const found = commonGround(index, selectionOfIds(index.papers, ids), {
      minShared,
      among: conceptTest(index, where),
    });
    const shown = found.concepts.slice(0, first);
    const records = await paperRecords(context, [...new Set(shown.flatMap((shared) => shared.papers))]);
    return {
      concepts: shown.map(({ concept, papers: rows, expected, lift }) => ({
        concept: index.concepts[concept],
        count: rows.length,
        corpusCount: index.paperCounts[concept],
        expected,
        lift,
        papers: rows.map((row) => ({
          paper: records.get(row)!,
          conceptId: index.concepts[concept].id,
        })) as SharingPaper[],
      })),
      totalCount: found.concepts.length,
      paperCount: ids.length - unknownIds.length,
      unknownIds,
      emptyReason: found.empty,
      mostShared: found.mostShared,
    };
  }

  @ListSize({ assumedSize: 3 })
  @FieldResolver(() => [Mention], { description: 'Where it speaks of the concept, in order of the text.' })
  async evidence(@Root() { paper, conceptId }: SharingPaper, @Ctx() context: ApiContext): Promise<MentionRecord[]> {
    return evidenceOf(context, paper.id, [conceptId]);
  }
}
