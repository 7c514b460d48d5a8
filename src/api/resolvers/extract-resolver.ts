import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { papersNearConcepts } from '../../index/near-concepts.js';
import type { Mention } from '../../model/extraction.js';
import { mentionWeight } from '../../store/port.js';
import type { ApiContext } from '../context.js';
import { Cost, ListSize } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import type { Concept } from '../types/concept.js';
import { TextExtraction } from '../types/extraction.js';
import { paperRecords } from './records.js';

const MAX_LENGTH = 100_000;
const MAX_PAPERS = 100;

@Resolver()
export class ExtractResolver {
  @ListSize({ slicingArguments: ['first'], sizedFields: ['papers'] })
  @Cost(100)
  @Query(() => TextExtraction, {
    description: 'What a text says that is not in the graph, and the papers nearest to it. Nothing of it is kept.',
  })
  async extract(
    @Arg('text', () => String, { description: `The text, such as an abstract; at most ${MAX_LENGTH} characters.` })
    text: string,
    @Arg('title', () => String, { nullable: true, description: 'Its title, which counts twice.' })
    title: string | null,
    @Arg('first', () => Int, { defaultValue: 10, description: `How many papers, 1 to ${MAX_PAPERS}.` }) first: number,
    @Ctx() context: ApiContext,
  ): Promise<TextExtraction> {
    if (first < 1 || first > MAX_PAPERS) throw badUserInput(`\`first\` must be from 1 to ${MAX_PAPERS}.`);
    if (text.length + (title?.length ?? 0) > MAX_LENGTH) {
      throw badUserInput(`Text and title may have ${MAX_LENGTH} characters at most.`);
    }
    const extract = context.extract();
    if (extract === null) throw badUserInput('This server does not read texts.');
    const { index } = context;
    const { mentions, abbreviations, links } = extract.extract({ title: title ?? '', text });
    const conceptOf = (id: string): Concept => index.concepts[index.conceptRow(id)!];
    const near = papersNearConcepts(index, weightsOf(context, mentions), first);
    const records = await paperRecords(
      context,
      near.map(({ paper }) => paper),
    );
    return {
      mentions: mentions.map((mention) => ({ ...mention, concept: conceptOf(mention.conceptId) })),
      abbreviations: abbreviations.map(({ short, long, conceptId }) => ({
        short,
        long,
        concept: conceptId === null ? null : conceptOf(conceptId),
      })),
      links: links.map(({ url, kind }) => ({ url, kind })),
      papers: near.flatMap(({ paper, score, shared }) => {
        const record = records.get(paper);
        return record ? [{ score, paper: record, shared: shared.map((row) => index.concepts[row]) }] : [];
      }),
    };
  }
}

function weightsOf({ index }: ApiContext, mentions: readonly Mention[]): Map<number, number> {
  const ofConcept = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const row = index.conceptRow(mention.conceptId)!;
    const known = ofConcept.get(row);
    if (known) known.push(mention);
    else ofConcept.set(row, [mention]);
  }
  return new Map([...ofConcept].map(([row, all]) => [row, mentionWeight(all)]));
}
