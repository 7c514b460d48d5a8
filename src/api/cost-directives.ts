import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
} from 'graphql';
import { Directive } from 'type-graphql';

const NAMES = new GraphQLList(new GraphQLNonNull(GraphQLString));

/** `@cost` of the GraphQL Cost Directives (IBM, 2021). */
export const COST = new GraphQLDirective({
  name: 'cost',
  description:
    'What a field costs each time that it is computed, or an argument or input field that is given: times its value for a number, times its length for a list. Each object that an answer may hold costs 1 besides.',
  locations: [
    DirectiveLocation.ARGUMENT_DEFINITION,
    DirectiveLocation.FIELD_DEFINITION,
    DirectiveLocation.INPUT_FIELD_DEFINITION,
  ],
  args: { weight: { type: new GraphQLNonNull(GraphQLString), description: 'A number.' } },
});

/** `@listSize` of the same. */
export const LIST_SIZE = new GraphQLDirective({
  name: 'listSize',
  description: 'How long a list is taken to be, before it is computed.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    assumedSize: { type: GraphQLInt, description: 'As long as this.' },
    slicingArguments: {
      type: NAMES,
      description: 'As long as the largest of these arguments: a number, or a list.',
    },
    sizedFields: { type: NAMES, description: 'The lists are these fields of what the field gives.' },
    requireOneSlicingArgument: {
      type: GraphQLBoolean,
      defaultValue: true,
      description: 'Whether exactly one slicing argument must be given, or have a default.',
    },
  },
});

type Decorator = PropertyDecorator & MethodDecorator & ParameterDecorator;

/** What a field costs each time that it is computed beside 1 for each object; what an argument or input field costs. */
export function Cost(weight: number): Decorator {
  return Directive(`@cost(weight: "${weight}")`) as Decorator;
}

/** A list of pages: `first` or `last` says how many edges. */
export function Paged(): Decorator {
  return ListSize({ slicingArguments: ['first', 'last'], sizedFields: ['edges'] });
}

/** How long a list is taken to be; see LIST_SIZE. */
export function ListSize(size: {
  assumedSize?: number;
  slicingArguments?: string[];
  sizedFields?: string[];
  requireOneSlicingArgument?: boolean;
}): Decorator {
  const parts = Object.entries(size).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return Directive(`@listSize(${parts.join(', ')})`) as Decorator;
}
