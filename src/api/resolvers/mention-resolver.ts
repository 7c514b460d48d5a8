import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Mention as MentionRecord } from '../../model/extraction.js';
import { fieldText } from '../../model/field-text.js';
import type { PaperRecord } from '../../model/paper.js';
import { UNDECIDED_CONFIDENCE } from '../../model/shared-labels.js';
import type { ApiContext } from '../context.js';
import { ListSize } from '../cost-directives.js';
import { extractorVersion } from '../extractor-version.js';
import { sentenceOf } from '../sentence-of.js';
import { sharedLabelsOf } from '../shared-labels.js';
import { Concept } from '../types/concept.js';
import { Run } from '../types/corpus.js';
import { MarkedSentence, Mention } from '../types/mention.js';
import { Paper } from '../types/paper.js';

@Resolver(() => Mention)
export class MentionResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Version of the extractor that found it: of its rules, models and vocabulary. Several, joined by ` + `, where an export brought papers that another had read; null before the first seeding has finished.',
  })
  async extractorVersion(@Ctx() { index, sharedStore, watch }: ApiContext): Promise<string | null> {
    return watch.deadline.within(() => extractorVersion(index, sharedStore));
  }

  @FieldResolver(() => Concept, { nullable: true, description: 'What it is a mention of.' })
  concept(@Root() { conceptId }: MentionRecord, @Ctx() { index }: ApiContext): Concept | null {
    const row = index.conceptRow(conceptId);
    return row === undefined ? null : index.concepts[row];
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether several concepts have these words as a label and nothing in the paper says which is meant: `concept` is the first of `senses` then.',
  })
  undecided(@Root() mention: MentionRecord, @Ctx() { index }: ApiContext): boolean {
    return mention.confidence === UNDECIDED_CONFIDENCE && sharedLabelsOf(index).sensesOf(mention).length > 1;
  }

  @ListSize({ assumedSize: 2 })
  @FieldResolver(() => [Concept], {
    description:
      'The concepts that have these words as a label, the first by the order of labels first; what it is a mention of alone where no other has them.',
  })
  senses(@Root() mention: MentionRecord, @Ctx() { index }: ApiContext): Concept[] {
    return sharedLabelsOf(index)
      .sensesOf(mention)
      .flatMap((id) => index.concepts[index.conceptRow(id) ?? -1] ?? []);
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'The paper that it stands in.' })
  async paper(@Root() { paperId }: MentionRecord, @Ctx() { loaders }: ApiContext): Promise<PaperRecord | null> {
    return loaders.paper(paperId);
  }

  @FieldResolver(() => Run, { nullable: true, description: 'The seeding that last wrote its paper.' })
  async run(@Root() { paperId }: MentionRecord, @Ctx() { loaders }: ApiContext): Promise<Run | null> {
    const run = await loaders.runOf(paperId);
    if (run === null) return null;
    const { counts, ...rest } = run;
    return { ...rest, ...counts };
  }

  @FieldResolver(() => MarkedSentence, {
    nullable: true,
    description: 'The sentence around it, with its place; of keywords, all of them.',
  })
  async sentence(@Root() mention: MentionRecord, @Ctx() { loaders }: ApiContext): Promise<MarkedSentence | null> {
    const paper = await loaders.paper(mention.paperId);
    if (paper === null) return null;
    const { field, start, end, surface } = mention;
    const text = fieldText(paper, field);
    // A seeding may have written the paper anew between the two calls.
    return text.slice(start, end) === surface ? sentenceOf(text, start, end) : null;
  }
}
