import { Field, Int, ObjectType } from 'type-graphql';
import type { PaperDimension } from '../../index/paper-groups.js';
import { ListSize } from '../cost-directives.js';
import { Concept } from './concept.js';
import { PaperDimensionEnum } from './enums.js';

@ObjectType({ description: 'What the papers of a group have in common, in one dimension.' })
export class PaperGroupKey {
  @Field(() => PaperDimensionEnum, { description: 'The dimension.' })
  dimension!: PaperDimension;

  @Field(() => String, {
    description:
      'What `where` takes to select them: a year, the name of a venue, source or author, the id of a concept, a kind of links.',
  })
  value!: string;

  @Field(() => String, { description: 'For people to read: the name of a concept, else as `value`.' })
  label!: string;

  @Field(() => Concept, { nullable: true, description: 'The concept, for the dimension CONCEPT.' })
  concept!: Concept | null;
}

@ObjectType({ description: 'Papers that have some values in common.' })
export class PaperGroup {
  @ListSize({ assumedSize: 2 })
  @Field(() => [PaperGroupKey], { description: 'One key for each dimension of `by`, in that order.' })
  keys!: PaperGroupKey[];

  @Field(() => Int, { description: 'Papers of the group.' })
  count!: number;
}

@ObjectType({
  description:
    'Papers by group. The counts of `groups`, `otherCount` and `unknownCount` add up to `membershipCount`; with YEAR, VENUE and SOURCE alone, that is `total`.',
})
export class PaperGroups {
  @Field(() => [PaperGroup], { description: 'The groups with the most papers, those first; ties break by value.' })
  groups!: PaperGroup[];

  @Field(() => Int, { description: 'Papers that `where` selects.' })
  total!: number;

  @Field(() => Int, { description: 'Groups in all, also those past `top`.' })
  groupCount!: number;

  @Field(() => Int, {
    description:
      'Papers, each counted once for every group that it is in, or once where it is in none: more than `total` where papers have several concepts, authors or kinds of links.',
  })
  membershipCount!: number;

  @Field(() => Int, { description: 'Counts of the groups past `top`, added up.' })
  otherCount!: number;

  @Field(() => Int, { description: 'Papers in no group, because a dimension is not known of them or they have none.' })
  unknownCount!: number;
}
