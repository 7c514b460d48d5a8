import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { explanationOf, showingSentences } from '../../index/explanation.js';
import { shortestPath } from '../../index/path.js';
import { sentencesOf } from '../../model/sentence-roles.js';
import type { TextSpan } from '../../model/sentences.js';
import type { ApiContext } from '../context.js';
import { Cost } from '../cost-directives.js';
import { Path } from '../types/path.js';
import { RelatedPaperEdge, SentencePair, type Sentence } from '../types/related.js';
import { pathRecord } from './path-resolver.js';
import { paperRecords } from './records.js';

const MAX_HOPS = 4;
/** Seeds whose sentences are looked through for each edge. */
const MOST_TEXTS = 10;

@Resolver(() => RelatedPaperEdge)
export class RelatedEdgeResolver {
  @FieldResolver(() => String, {
    description: 'The greatest reasons in words, a concept together with the words of its name.',
  })
  explanation(@Root() { origin }: RelatedPaperEdge, @Ctx() { index }: ApiContext): string {
    return explanationOf(index, origin.reasons);
  }

  @Cost(10)
  @FieldResolver(() => SentencePair, {
    nullable: true,
    description: 'The two sentences of the abstracts that show it best; null where no two have a word in common.',
  })
  async sentences(
    @Root() { node, origin }: RelatedPaperEdge,
    @Ctx() context: ApiContext,
  ): Promise<SentencePair | null> {
    const records = await paperRecords(context, origin.seeds.papers.slice(0, MOST_TEXTS));
    const texts = [...Array.from(records.values(), ({ abstract }) => abstract), ...origin.seeds.texts];
    const pairs = texts.slice(0, MOST_TEXTS).flatMap((text) => {
      const pair = showingSentences(context.index, origin.reasons, text, node.abstract);
      return pair === null ? [] : [{ ...pair, text }];
    });
    if (pairs.length === 0) return null;
    const best = pairs.reduce((a, b) => (b.share > a.share ? b : a));
    return { from: sentenceAt(best.text, best.from), to: sentenceAt(node.abstract, best.to) };
  }

  @Cost(100)
  @FieldResolver(() => Path, {
    nullable: true,
    description:
      'How the two are connected in the graph where they share no concept; null where they do, where it takes more than 4 hops (then `path` finds it), and where no paper was asked with.',
  })
  async path(@Root() { origin }: RelatedPaperEdge, @Ctx() context: ApiContext): Promise<Path | null> {
    const [seed] = origin.seeds.papers;
    const shareConcept = origin.reasons.some(({ concept, shared }) => concept !== null && shared);
    if (seed === undefined || shareConcept) return null;
    const hops = shortestPath(
      context.index,
      { kind: 'paper', row: seed },
      { kind: 'paper', row: origin.row },
      MAX_HOPS,
    );
    return hops && pathRecord(context, hops);
  }
}

function sentenceAt(abstract: string, { start, end }: TextSpan): Sentence {
  const { role } = sentencesOf(abstract).find((sentence) => sentence.start === start)!;
  return { text: abstract.slice(start, end), role, start, end };
}
