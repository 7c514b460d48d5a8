import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { associationMatrix } from '../../index/co-occurrence.js';
import type { GraphIndex } from '../../index/graph-index.js';
import { associationMatrixWithNarrower } from '../../index/roll-up.js';
import type { ApiContext } from '../context.js';
import { badUserInput } from '../errors.js';
import { compareKeys, MAX_PAGE, pageOf, type SortKey } from '../paging.js';
import { CoOccurrenceMatrix } from '../types/association.js';
import { Concept, ConceptConnection, type ConceptEdge } from '../types/concept.js';
import { connection, type Connection } from '../types/connection.js';
import { AssociationMeasureEnum, type AssociationMeasure } from '../types/enums.js';
import { ConceptListFilterInput, ConceptOrderInput, PaperFilterInput } from '../types/inputs.js';
import { selectionOf } from './selection.js';

@Resolver()
export class ConceptsResolver {
  @Query(() => Concept, { nullable: true, description: 'A concept: give `id` or `name`.' })
  concept(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null,
    @Arg('name', () => String, {
      nullable: true,
      description: 'Its name, an alias, or an abbreviation; of several, the one that the most papers speak of.',
    })
    name: string | null,
    @Ctx() { index }: ApiContext,
  ): Concept | null {
    if ((id == null) === (name == null)) throw badUserInput('`concept` takes exactly one of `id` and `name`.');
    const row = index.resolveConcept({ id, name });
    return row === undefined ? null : index.concepts[row];
  }

  @Query(() => ConceptConnection, { description: 'Concepts that a filter selects.' })
  concepts(
    @Arg('where', () => ConceptListFilterInput, {
      nullable: true,
      description: 'Which concepts; without it, those that some paper speaks of.',
    })
    where: ConceptListFilterInput | null,
    @Arg('orderBy', () => ConceptOrderInput, {
      nullable: true,
      description: 'How they are sorted; by papers, the most first, without it.',
    })
    orderBy: ConceptOrderInput | null,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this cursor.' }) after: string | null,
    @Ctx() { index }: ApiContext,
  ): Connection<ConceptEdge> {
    const { field, direction } = orderBy ?? { field: 'paperCount', direction: 'descending' };
    const compare = compareKeys(direction);
    const keyOf = (row: number): SortKey => {
      const { id, name } = index.concepts[row];
      return [field === 'name' ? name.toLowerCase() : index.paperCountsWithNarrower[row], id];
    };
    const rows = listed(index, where).sort((a, b) => compare(keyOf(a), keyOf(b)));
    return connection(
      pageOf(rows, keyOf, compare, {
        list: ['concepts', field, direction, where],
        // Papers that are added change counts, but no names.
        snapshot: field === 'name' ? undefined : index.snapshot.id,
        first,
        after,
      }),
      (row, cursor) => ({
        cursor,
        node: index.concepts[row],
      }),
    );
  }

  @Query(() => CoOccurrenceMatrix, { description: 'Co-occurrence of each of some concepts with each.' })
  coOccurrenceMatrix(
    @Arg('concepts', () => [String], { description: `Ids or names, 1 to ${MAX_PAGE}.` }) concepts: string[],
    @Arg('measure', () => AssociationMeasureEnum, { defaultValue: 'npmi', description: 'The measure of `scores`.' })
    measure: AssociationMeasure,
    @Arg('where', () => PaperFilterInput, { nullable: true, description: 'Count in these papers only.' })
    where: PaperFilterInput | null,
    @Arg('includeNarrower', () => Boolean, {
      defaultValue: false,
      description: 'Whether papers of narrower concepts count too, each once.',
    })
    includeNarrower: boolean,
    @Ctx() { index }: ApiContext,
  ): CoOccurrenceMatrix {
    if (concepts.length < 1 || concepts.length > MAX_PAGE) {
      throw badUserInput(`\`concepts\` must hold 1 to ${MAX_PAGE} ids or names.`);
    }
    const rows = concepts.map((text) => {
      const row = index.conceptRow(text) ?? index.resolveConcept({ name: text });
      if (row === undefined)
        throw badUserInput(`There is no concept ${JSON.stringify(text)}; \`suggest\` finds names.`);
      return row;
    });
    const count = includeNarrower ? associationMatrixWithNarrower : associationMatrix;
    const matrix = count(index, rows, { measure, selection: selectionOf(index, where) });
    return { ...matrix, concepts: rows.map((row) => index.concepts[row]) };
  }
}

function listed(index: GraphIndex, where: ConceptListFilterInput | null): number[] {
  const rows = where?.name == null ? [...index.concepts.keys()] : index.labels.named(where.name);
  return rows.filter((row) => {
    const { kind, origin, vocabulary } = index.concepts[row];
    return (
      index.paperCountsWithNarrower[row] >= (where?.minPapers ?? 1) &&
      (where?.kind == null || where.kind === kind) &&
      (where?.origin == null || where.origin === origin) &&
      (where?.vocabulary == null || where.vocabulary === vocabulary) &&
      (where?.level == null || where.level === index.levels[row])
    );
  });
}
