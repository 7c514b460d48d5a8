import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { vocabulariesOf, type VocabularySummary } from '../../index/vocabularies.js';
import type { Concept as ConceptRecord } from '../../model/concept.js';
import type { ApiContext } from '../context.js';
import { ListSize } from '../cost-directives.js';
import { Concept, ConceptLabel, ExactMatch } from '../types/concept.js';
import { Vocabulary } from '../types/vocabulary.js';

@Resolver(() => Concept)
export class VocabularyResolver {
  @ListSize({ assumedSize: 3 })
  @Query(() => [Vocabulary], { description: 'The vocabularies that papers are read with, by name.' })
  vocabularies(@Ctx() { index }: ApiContext): readonly VocabularySummary[] {
    return vocabulariesOf(index);
  }

  @FieldResolver(() => Vocabulary, {
    nullable: true,
    description: 'The vocabulary that it comes from; null for keyphrases of the corpus.',
  })
  vocabulary(@Root() { vocabulary }: ConceptRecord, @Ctx() { index }: ApiContext): VocabularySummary | null {
    return vocabulariesOf(index).find(({ name }) => name === vocabulary) ?? null;
  }

  @ListSize({ assumedSize: 5 })
  @FieldResolver(() => [ConceptLabel], {
    description: 'Its names in all languages: the name, other names, then by language.',
  })
  labels(
    @Root() concept: ConceptRecord,
    @Arg('language', () => String, { nullable: true, description: 'Only in this language, a BCP 47 tag.' })
    language: string | null,
  ): ConceptLabel[] {
    const own = [concept.name, ...concept.aliases].map((text, at) => {
      return { text, language: concept.language, preferred: at === 0 };
    });
    const all = [...own, ...concept.translations];
    return language == null ? all : all.filter((label) => label.language === language.toLowerCase());
  }

  @ListSize({ assumedSize: 3 })
  @FieldResolver(() => [Concept], { description: 'Concepts that go with it, neither broader nor narrower, by id.' })
  related(@Root() concept: ConceptRecord, @Ctx() { index }: ApiContext): ConceptRecord[] {
    const rows = concept.related.flatMap((id) => index.conceptRow(id) ?? []);
    return rows.sort((a, b) => a - b).map((row) => index.concepts[row]);
  }

  @ListSize({ assumedSize: 2 })
  @FieldResolver(() => [ExactMatch], {
    description: 'Concepts of other vocabularies that mean the same, as either side says.',
  })
  exactMatches(@Root() { id }: ConceptRecord, @Ctx() { index }: ApiContext): ExactMatch[] {
    return index.exactMatches[index.conceptRow(id)!].map(({ match, concept }) => ({
      uri: match,
      concept: concept === null ? null : index.concepts[concept],
    }));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Its level: 0 where nothing is broader, else the fewest steps down from there.',
  })
  level(@Root() { id }: ConceptRecord, @Ctx() { index }: ApiContext): number | null {
    const level = index.levels[index.conceptRow(id)!];
    return level < 0 ? null : level;
  }
}
