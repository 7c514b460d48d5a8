import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { conceptTrend, MAX_INTERVALS, type Interval } from '../../index/concept-trend.js';
import { MAX_MEMBERSHIPS, paperGroups, type PaperDimension } from '../../index/paper-groups.js';
import type { ApiContext } from '../context.js';
import { Cost, ListSize } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import { IntervalEnum, PaperDimensionEnum } from '../types/enums.js';
import { PaperGroups, type PaperGroupKey } from '../types/groups.js';
import { PaperFilterInput } from '../types/inputs.js';
import { ConceptTrend } from '../types/trend.js';
import { conceptRow, selectionOf } from './selection.js';

const MAX_GROUPS = 1000;
const MAX_SERIES = 20;

/** Papers by what they have in common, and over time. */
@Resolver()
export class GroupsResolver {
  @ListSize({ slicingArguments: ['top'], sizedFields: ['groups'] })
  @Cost(1_000)
  @Query(() => PaperGroups, {
    description:
      'How many papers there are of each year, venue, concept and so on, or of each pair of two: the counts of a chart. Counts are of the concepts themselves, without narrower ones.',
  })
  async paperGroups(
    @Arg('where', () => PaperFilterInput, { nullable: true, description: 'Which papers; all of them without it.' })
    where: PaperFilterInput | null,
    @Arg('by', () => [PaperDimensionEnum], { description: 'One or two different dimensions.' }) by: PaperDimension[],
    @Arg('top', () => Int, { defaultValue: 20, description: `How many groups, 1 to ${MAX_GROUPS}.` }) top: number,
    @Ctx() context: ApiContext,
  ): Promise<PaperGroups> {
    const { index } = context;
    if (top < 1 || top > MAX_GROUPS) throw badUserInput(`\`top\` must be from 1 to ${MAX_GROUPS}.`);
    const [first, second] = by;
    if (by.length < 1 || by.length > 2 || first === second) {
      throw badUserInput('`by` must hold one or two different dimensions.');
    }
    const found = await paperGroups(index, [first, second], { selection: await selectionOf(context, where), top });
    if (found === null) {
      throw badUserInput(
        `These papers are in more than ${MAX_MEMBERSHIPS} groups by two such dimensions; select fewer with \`where\`, or group by one.`,
      );
    }
    const keyOf = (dimension: PaperDimension, value: string | number): PaperGroupKey => {
      const concept = dimension === 'concept' ? index.concepts[index.conceptRow(String(value))!] : null;
      const text = dimension === 'linkKind' ? String(value).toUpperCase() : String(value);
      return { dimension, value: text, label: concept?.name ?? text, concept };
    };
    return {
      groups: found.groups.map(({ values, count }) => ({
        keys: values.map((value, position) => keyOf(by[position], value)),
        count,
      })),
      total: found.total,
      groupCount: found.groupCount,
      membershipCount: found.memberships,
      otherCount: found.other,
      unknownCount: found.unknown,
    };
  }

  @ListSize({ slicingArguments: ['concepts'], sizedFields: ['series'] })
  @Query(() => ConceptTrend, {
    description:
      'How many papers speak of some concepts in each year, quarter or month, and which share of all they are.',
  })
  async conceptTrend(
    @Cost(100)
    @Arg('concepts', () => [String], { description: `Ids or names, 1 to ${MAX_SERIES}.` })
    concepts: string[],
    @Arg('where', () => PaperFilterInput, { nullable: true, description: 'Which papers; all of them without it.' })
    where: PaperFilterInput | null,
    @Arg('interval', () => IntervalEnum, { defaultValue: 'year', description: 'How long an interval is.' })
    interval: Interval,
    @Arg('includeNarrower', () => Boolean, { defaultValue: true, description: 'Whether narrower concepts count too.' })
    includeNarrower: boolean,
    @Ctx() context: ApiContext,
  ): Promise<ConceptTrend> {
    const { index } = context;
    if (concepts.length < 1 || concepts.length > MAX_SERIES) {
      throw badUserInput(`\`concepts\` must hold 1 to ${MAX_SERIES} ids or names.`);
    }
    const rows = concepts.map((concept) => conceptRow(index, concept));
    const selection = await selectionOf(context, where);
    const trend = conceptTrend(index, rows, { interval, selection, includeNarrower });
    if (trend === null) {
      throw badUserInput(
        `The papers span more than ${MAX_INTERVALS} intervals; bound \`year\` or \`publishedOn\` in \`where\`, or take a longer \`interval\`.`,
      );
    }
    return {
      series: rows.map((row, at) => ({
        concept: index.concepts[row],
        points: trend.intervals.map((name, i) => ({
          interval: name,
          count: trend.counts[at][i],
          paperCount: trend.totals[i],
          share: trend.totals[i] === 0 ? null : trend.counts[at][i] / trend.totals[i],
        })),
      })),
      total: trend.total,
      unknownCount: trend.unknown,
    };
  }
}
