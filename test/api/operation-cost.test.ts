import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, executeSync, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { KnownCosts } from '../../src/api/known-costs.js';
import { operationCost } from '../../src/api/operation-cost.js';

const PAGED = '@listSize(slicingArguments: ["first", "last"], sizedFields: ["edges"])';
const schema = buildSchema(`
  directive @cost(weight: String!) on FIELD_DEFINITION | ARGUMENT_DEFINITION
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query { items(first: Int, last: Int): Items! ${PAGED} }
  type Items { edges: [Edge!]! totalCount: Int! }
  type Edge { node: Item! }
  type Item {
    id: ID!
    children(first: Int, last: Int): Items! @cost(weight: "7") ${PAGED}
    tags: [Tag!]! @listSize(assumedSize: 3)
    near(steps: Int = 2 @cost(weight: "10")): Near! @listSize(slicingArguments: ["steps"], sizedFields: ["items"])
  }
  type Near { items: [Item!]! total: Int! }
  type Tag { name: String! }
`);

interface Counted {
  objects: number;
  weights: number;
}

/** Answers lists as long as the schema takes them to be, and counts what it makes. */
function answering(counted: Counted) {
  const many = <T>(length: number, make: () => T) => Array.from({ length }, make);
  const made = <T extends object>(object: T): T => {
    counted.objects++;
    return object;
  };
  type Page = { first?: number; last?: number };
  const items = ({ first, last }: Page): object =>
    made({ edges: () => many((first ?? last)!, () => made({ node: item })), totalCount: 0 });
  const item = (): object =>
    made({
      id: 'x',
      children: (page: Page) => {
        counted.weights += 7;
        return items(page);
      },
      tags: () => many(3, () => made({ name: 'x' })),
      near: ({ steps }: { steps: number }) => {
        counted.weights += 10 * steps;
        return made({ items: () => many(steps, item), total: 0 });
      },
    });
  return { items };
}

/** A selection on an item, and the fragments that it spreads. Every field has a name of its own: nothing merges. */
interface Selection {
  text: string;
  fragments: string;
}

let names = 0;
const name = () => `n${names++}`;
const leaf = fc
  .constantFrom('id', '__typename', 'tags { name }', 'near { total }')
  .map((field): Selection => ({ text: `${name()}: ${field}`, fragments: '' }));
const { selection } = fc.letrec<{ selection: Selection }>((tie) => ({
  selection: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    leaf,
    fc
      .record({
        parts: fc.array(tie('selection'), { minLength: 1, maxLength: 2 }),
        size: fc.integer({ min: 1, max: 4 }),
        form: fc.nat(6),
      })
      .map(({ parts, size, form }): Selection => {
        const [inner, fragment] = [parts.map(({ text }) => text).join(' '), name()];
        const below = parts.map(({ fragments }) => fragments).join(' ');
        const page = `children(first: ${size}) { edges { node { ${inner} } } }`;
        const texts = [
          `${name()}: ${page}`,
          `${name()}: children(last: $size) { ... { edges { ... on Edge { node { ${inner} } } } } }`,
          `${name()}: near(steps: ${size}) { items { ${inner} } }`,
          `${name()}: near { total items { ${inner} } }`,
          `... on Item @include(if: true) { ${inner} }`,
          `...${fragment}`,
          `${name()}: ${page.replace('{', '@skip(if: $on) {')} ${name()}: id`,
        ];
        return {
          text: texts[form],
          fragments: form === 5 ? `${below} fragment ${fragment} on Item { ${inner} }` : below,
        };
      }),
  ),
}));

test('an operation costs what running it makes, where every list is as long as the schema says', () => {
  fc.assert(
    fc.property(selection, fc.integer({ min: 1, max: 3 }), ({ text, fragments }, size) => {
      const source = `query Q($size: Int = 2, $on: Boolean! = true) { items(first: ${size}) { edges { node { ${text} } } } } ${fragments}`;
      const document = parse(source);
      const operation = document.definitions.find(
        ({ kind }) => kind === Kind.OPERATION_DEFINITION,
      ) as OperationDefinitionNode;
      const counted = { objects: 0, weights: 0 };
      const { errors } = executeSync({ schema, document, rootValue: answering(counted), variableValues: { size } });
      expect({ source, errors }).toEqual({ source, errors: undefined });
      const { cost, nodeCount } = operationCost(schema, document, operation, { size, on: true });
      expect({ source, nodeCount, cost }).toEqual({
        source,
        nodeCount: counted.objects,
        cost: counted.objects + counted.weights,
      });
    }),
    { numRuns: 150 },
  );
});

test('a cost that is remembered is what it would be if it were counted', () => {
  const document =
    parse(`query Q($size: Int, $other: Int, $on: Boolean! = true, $steps: [Int!], $filter: F, $name: String) {
    items(first: $size) { edges { node { id near(steps: $other) { items { id } } children(last: 2) @include(if: $on) { totalCount } } } }
  }`);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const known = new KnownCosts(schema);
  const variables = fc.record(
    {
      size: fc.integer({ min: 1, max: 5 }),
      other: fc.option(fc.integer({ min: 0, max: 5 })),
      on: fc.boolean(),
      steps: fc.array(fc.integer(), { maxLength: 3 }),
      filter: fc.option(fc.record({ a: fc.nat(2) })),
      name: fc.string({ maxLength: 2 }),
    },
    { requiredKeys: ['size', 'on'] },
  );
  fc.assert(
    fc.property(variables, (given) => {
      expect(known.of(document, operation, given)).toEqual(operationCost(schema, document, operation, given));
    }),
    { numRuns: 300 },
  );
});
