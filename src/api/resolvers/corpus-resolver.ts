import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.js';
import { Corpus, CorpusSource, Run } from '../types/corpus.js';

const MAX_RUNS = 100;

@Resolver(() => Corpus)
export class CorpusResolver {
  @Query(() => Corpus, { description: 'The whole graph in numbers.' })
  async corpus(@Ctx() { index, store }: ApiContext): Promise<Partial<Corpus>> {
    const { mentions, links } = await store.counts();
    return {
      paperCount: index.papers.count,
      conceptCount: index.paperCounts.reduce((count, papers) => count + Number(papers > 0), 0),
      mentionCount: mentions,
      linkCount: links,
      snapshot: index.snapshot,
    };
  }

  @FieldResolver(() => [CorpusSource], { description: 'Where the papers were read, by name.' })
  async sources(@Ctx() { store }: ApiContext): Promise<CorpusSource[]> {
    return store.sources();
  }

  @FieldResolver(() => [Run], { description: `Seedings, the newest first, ${MAX_RUNS} at most.` })
  async runs(@Ctx() { store }: ApiContext): Promise<Run[]> {
    return (await store.runs()).slice(0, MAX_RUNS).map(({ counts, ...run }) => ({ ...run, ...counts }));
  }
}
