import { Arg, Args, Ctx, Float, Query, Resolver } from 'type-graphql';
import { paperSeed, relatedQuery, type SeedVector } from '../../index/related-papers.js';
import { conceptSeed, textSeed } from '../../index/seeds.js';
import type { SentenceRole } from '../../model/sentence-roles.js';
import type { ApiContext } from '../context.js';
import { Cost, Paged } from '../cost-directives.js';
import type { EmbeddingSeeds } from '../embedding-seeds.js';
import { badUserInput } from '../errors.js';
import { AspectEnum } from '../types/enums.js';
import { PageArgs } from '../types/page-args.js';
import { PaperFilterInput } from '../types/inputs.js';
import { RelatedPaperConnection, SeedInput } from '../types/related.js';
import { relatedList } from './related-list.js';

const MOST_SEEDS = 50;
const MOST_CHARACTERS = 20_000;

@Resolver()
export class RecommendResolver {
  @Paged()
  @Cost(100)
  @Query(() => RelatedPaperConnection, {
    description: 'Papers near to some papers, concepts or texts and far from others, with reasons; at most 200.',
  })
  async recommend(
    @Arg('like', () => [SeedInput], {
      description: `What they should be near to: 1 to ${MOST_SEEDS}. Liked papers are not answered themselves.`,
    })
    like: SeedInput[],
    @Arg('unlike', () => [SeedInput], {
      defaultValue: [],
      description: `What they should not be near to: at most ${MOST_SEEDS}. Half of it is taken away from what is liked, so such papers come later; \`where\` leaves papers out.`,
    })
    unlike: SeedInput[],
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => PaperFilterInput, { nullable: true, description: 'Only these papers; scores stay the same.' })
    where: PaperFilterInput | null,
    @Arg('minScore', () => Float, { defaultValue: 0, description: 'Leave out papers below this score.' })
    minScore: number,
    @Arg('aspect', () => AspectEnum, { nullable: true, description: 'Related by this aspect.' })
    aspect: SentenceRole | null,
    @Arg('diversify', () => Float, {
      defaultValue: 0,
      description: 'From 0, by score, to 1, as unlike one another as can be (maximal marginal relevance).',
    })
    diversify: number,
    @Ctx() context: ApiContext,
  ): Promise<RelatedPaperConnection> {
    if (like.length === 0) throw badUserInput('`like` is empty; give a paper, a concept or a text.');
    for (const [name, seeds] of Object.entries({ like, unlike })) {
      if (seeds.length > MOST_SEEDS) throw badUserInput(`\`${name}\` takes at most ${MOST_SEEDS} seeds.`);
    }
    const liked = like.map((seed, at) => seedOf(context, seed, `like[${at}]`));
    const unliked = unlike.map((seed, at) => seedOf(context, seed, `unlike[${at}]`));
    const papersOf = (seeds: Seed[]) => seeds.flatMap(({ paper }) => paper ?? []);
    const query = relatedQuery(context.index, {
      like: liked.map(({ vector }) => vector),
      unlike: unliked.map(({ vector }) => vector),
      papers: papersOf([...liked, ...unliked]),
      aspect,
    });
    const seeds = { papers: papersOf(liked), texts: like.flatMap(({ text }) => text ?? []) };
    const options = { page, where, minScore, aspect, diversify };
    const asked = { query, like: embeddingSeeds(context, liked), unlike: embeddingSeeds(context, unliked), seeds };
    return relatedList(context, asked, options, ['recommend', like, unlike]);
  }
}

interface Seed {
  vector: SeedVector;
  /** What is embedded of what is no paper. */
  text?: string;
  /** Row, of a paper. */
  paper?: number;
}

/** @throws GraphQLError BAD_USER_INPUT where it is not exactly one thing that there is. */
function seedOf(context: ApiContext, { paperId, conceptId, conceptName, text }: SeedInput, place: string): Seed {
  const { index } = context;
  if ([paperId, conceptId, conceptName, text].filter((each) => each != null).length !== 1) {
    throw badUserInput(`\`${place}\` takes exactly one of \`paperId\`, \`conceptId\`, \`conceptName\` and \`text\`.`);
  }
  if (paperId != null) {
    const paper = index.papers.rowOf(paperId);
    if (paper === undefined) throw badUserInput(`\`${place}\`: there is no paper ${JSON.stringify(paperId)}.`);
    return { vector: paperSeed(index, paper), paper };
  }
  if (text != null) return { vector: seedOfText(context, text, place), text };
  const row = index.resolveConcept({ id: conceptId, name: conceptName });
  if (row === undefined) {
    const named = JSON.stringify(conceptId ?? conceptName);
    throw badUserInput(`\`${place}\`: there is no concept ${named}; \`suggest\` finds names.`);
  }
  const { name, definition } = index.concepts[row];
  return { vector: conceptSeed(index, row), text: definition === null ? name : `${name}\n${definition}` };
}

function embeddingSeeds({ index }: ApiContext, seeds: readonly Seed[]): EmbeddingSeeds {
  return {
    paperIds: seeds.flatMap(({ paper }) => (paper === undefined ? [] : [index.papers.id(paper)])),
    texts: seeds.flatMap(({ text }) => text ?? []),
  };
}

function seedOfText(context: ApiContext, text: string, place: string): SeedVector {
  if (text.length > MOST_CHARACTERS) {
    throw badUserInput(`\`${place}\`: a text has at most ${MOST_CHARACTERS} characters; give its abstract.`);
  }
  const mentions = context.extract()?.extract({ text }).mentions ?? [];
  return textSeed(context.index, text, { mentions });
}
