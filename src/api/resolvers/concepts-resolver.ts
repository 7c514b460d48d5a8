import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { associationMatrix } from '../../index/co-occurrence.js';
import { selectedConcepts } from '../../index/concept-filter.js';
import { associationMatrixWithNarrower } from '../../index/roll-up.js';
import type { ApiContext } from '../context.js';
import { Cost, ListSize, Paged } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import { inOrder, listOrder, ordersOf } from '../list-order.js';
import { MAX_PAGE, pageOf } from '../paging.js';
import { CoOccurrenceMatrix } from '../types/association.js';
import { Concept, ConceptConnection, type ConceptEdge } from '../types/concept.js';
import { connection, type Connection } from '../types/connection.js';
import { PageArgs } from '../types/page-args.js';
import { AssociationMeasureEnum, type AssociationMeasure } from '../types/enums.js';
import { ConceptFilterInput, ConceptOrderInput, PaperFilterInput } from '../types/inputs.js';
import { conceptSortValue, snapshotOfOrder } from './concept-order.js';
import { conceptRow, selectionOf } from './selection.js';

@Resolver()
export class ConceptsResolver {
  @Query(() => Concept, { nullable: true, description: 'A concept: give `id` or `name`.' })
  concept(
    @Arg('id', () => ID, {
      nullable: true,
      description: 'Its id; or that of a concept which was merged into it (`formerIds`).',
    })
    id: string | null,
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

  @Paged()
  @Query(() => ConceptConnection, { description: 'Concepts that a filter selects.' })
  concepts(
    @Arg('where', () => ConceptFilterInput, {
      nullable: true,
      defaultValue: { paperCount: { gte: 1 } },
      description:
        'Which concepts; without it, those that some paper speaks of. A `where` of your own has those of no paper too, unless it says otherwise.',
    })
    where: ConceptFilterInput | null,
    @Arg('orderBy', () => [ConceptOrderInput], {
      nullable: true,
      description: 'How they are sorted, the foremost first; by papers, the most first, without it. Ties break by id.',
    })
    orderBy: ConceptOrderInput[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { index }: ApiContext,
  ): Connection<ConceptEdge> {
    const orders = ordersOf(orderBy, { field: 'paperCount', direction: 'descending' });
    const order = listOrder(
      orders,
      (row: number, field) => conceptSortValue(index, row, field),
      (row) => index.concepts[row].id,
    );
    const found = pageOf(inOrder(selectedConcepts(index, where), order), order.keyOf, order.compare, {
      list: ['concepts', orders, where],
      snapshot: snapshotOfOrder(index, orders),
      ...page,
    });
    return connection(found, (row, cursor) => ({ cursor, node: index.concepts[row] }));
  }

  @ListSize({ slicingArguments: ['concepts'], sizedFields: ['concepts'] })
  @Query(() => CoOccurrenceMatrix, { description: 'Co-occurrence of each of some concepts with each.' })
  async coOccurrenceMatrix(
    @Cost(100)
    @Arg('concepts', () => [String], { description: `Ids or names, 1 to ${MAX_PAGE}.` })
    concepts: string[],
    @Arg('measure', () => AssociationMeasureEnum, { defaultValue: 'npmi', description: 'The measure of `scores`.' })
    measure: AssociationMeasure,
    @Arg('where', () => PaperFilterInput, { nullable: true, description: 'Count in these papers only.' })
    where: PaperFilterInput | null,
    @Arg('includeNarrower', () => Boolean, {
      defaultValue: false,
      description: 'Whether papers of narrower concepts count too, each once.',
    })
    includeNarrower: boolean,
    @Ctx() context: ApiContext,
  ): Promise<CoOccurrenceMatrix> {
    const { index } = context;
    if (concepts.length < 1 || concepts.length > MAX_PAGE) {
      throw badUserInput(`\`concepts\` must hold 1 to ${MAX_PAGE} ids or names.`);
    }
    const rows = concepts.map((concept) => conceptRow(index, concept));
    const count = includeNarrower ? associationMatrixWithNarrower : associationMatrix;
    const matrix = count(index, rows, { measure, selection: await selectionOf(context, where) });
    return { ...matrix, concepts: rows.map((row) => index.concepts[row]) };
  }
}
