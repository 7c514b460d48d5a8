import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ListSize } from '../cost-directives.js';
import { Concept } from './concept.js';

@ObjectType({ description: 'A concept of a community.' })
export class CommunityMember {
  @Field(() => Concept, { description: 'The concept.' })
  concept!: Concept;

  @Field(() => Float, {
    description: 'Its share of the weight of all edges within the community; those of all members sum to 1.',
  })
  share!: number;
}

@ObjectType({ description: 'Concepts that stand in papers with each other more than with others.' })
export class Community {
  @Field(() => Int, {
    description: 'Its place among all, from 1: the first is the largest. Good for one snapshot only.',
  })
  rank!: number;

  @Field(() => String, { description: 'Names of the concepts that set its papers apart most, up to three.' })
  label!: string;

  @ListSize({ assumedSize: 5 })
  @Field(() => [Concept], {
    description:
      'Concepts that set its papers apart from those of other communities, by class-based tf-idf, up to five.',
  })
  distinctive!: Concept[];

  @ListSize({ assumedSize: 50 })
  @Field(() => [CommunityMember], { description: 'Its concepts that hold it together, the leading first, up to 50.' })
  members!: CommunityMember[];

  @Field(() => Int, { description: 'Concepts of it.' })
  size!: number;

  @Field(() => Int, { description: 'Papers that speak of it more than of any other.' })
  paperCount!: number;
}

@ObjectType({ description: 'The communities of all concepts.' })
export class ConceptCommunities {
  @Field(() => [Community], { description: 'The largest first; ties break by id.' })
  communities!: Community[];

  @Field(() => Int, { description: 'All communities of at least `minSize` concepts.' })
  totalCount!: number;

  @Field(() => Float, {
    description: 'Modularity: how much more of the weight lies within communities than by chance, at most 1.',
  })
  modularity!: number;
}
