import { ArgsType, Field, Int } from 'type-graphql';
import { Cost } from '../cost-directives.js';
import { AssociationMeasureEnum, type AssociationMeasure } from './enums.js';
import { ConceptFilterInput, PaperFilterInput } from './inputs.js';

export const MAX_DEPTH = 4;
export const MAX_NODES = 500;

/** How far a neighborhood goes. (type-graphql knows directives of a field resolver's arguments in a class only.) */
@ArgsType()
export class NeighborhoodArgs {
  @Field(() => Int, { defaultValue: 1, description: `Hops from it, 1 to ${MAX_DEPTH}.` })
  depth!: number;

  @Cost(100)
  @Field(() => Int, { defaultValue: 30, description: `How many concepts, 1 to ${MAX_NODES}.` })
  maxNodes!: number;

  @Field(() => AssociationMeasureEnum, { defaultValue: 'npmi', description: 'Which neighbors come first.' })
  measure!: AssociationMeasure;

  @Field(() => Int, { defaultValue: 1, description: 'Leave out edges with fewer common papers.' })
  minCount!: number;

  @Field(() => PaperFilterInput, { nullable: true, description: 'Count in these papers only.' })
  where?: PaperFilterInput | null;

  @Field(() => ConceptFilterInput, {
    nullable: true,
    description: 'Only these concepts, beside itself; what lies behind others is not reached.',
  })
  among?: ConceptFilterInput | null;
}
