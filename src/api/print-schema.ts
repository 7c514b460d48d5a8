import {
  isInputObjectType,
  isObjectType,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InputValueDefinitionNode,
} from 'graphql';
import { COST, LIST_SIZE } from './cost-directives.js';

const PRINTED = new Set([COST.name, LIST_SIZE.name]);

/** The schema's SDL, sorted, with `@cost` and `@listSize`, which GraphQL's own printer leaves out. */
export function printWithCosts(schema: GraphQLSchema): string {
  const document = parse(printSchema(lexicographicSortSchema(schema)));
  const inObject = (name: string) => ({
    FieldDefinition: (node: FieldDefinitionNode): FieldDefinitionNode => {
      const field = fieldsOf(schema.getType(name))[node.name.value];
      const args = node.arguments?.map((argument) => {
        const of = field.args?.find((each) => each.name === argument.name.value);
        return withCosts(argument, of?.astNode?.directives);
      });
      return { ...withCosts(node, field.astNode?.directives), arguments: args };
    },
  });
  const inInput = (name: string) => ({
    InputValueDefinition: (node: InputValueDefinitionNode): InputValueDefinitionNode =>
      withCosts(node, fieldsOf(schema.getType(name))[node.name.value].astNode?.directives),
  });
  const printed = visit(document, {
    ObjectTypeDefinition: (node) => visit(node, inObject(node.name.value)),
    InputObjectTypeDefinition: (node) => visit(node, inInput(node.name.value)),
  });
  return `${spaced(print(printed))}\n`;
}

/** With an empty line before each description, as GraphQL's own printer of schemas sets them. */
function spaced(sdl: string): string {
  const lines: string[] = [];
  let within = false;
  for (const line of sdl.split('\n')) {
    const text = line.trim();
    const marks = text.startsWith('"""') || text.endsWith('"""');
    if (marks && !within && line !== text && !/[{(]$/.test(lines.at(-1) ?? '')) lines.push('');
    if (marks && !(text.length > 3 && text.startsWith('"""') && text.endsWith('"""'))) within = !within;
    lines.push(line);
  }
  return lines.join('\n');
}

interface Described {
  astNode?: { directives?: readonly ConstDirectiveNode[] } | null;
  args?: readonly (Described & { name: string })[];
}

function fieldsOf(type: GraphQLNamedType | undefined): Record<string, Described> {
  return isObjectType(type) || isInputObjectType(type) ? (type.getFields() as Record<string, Described>) : {};
}

function withCosts<N extends FieldDefinitionNode | InputValueDefinitionNode>(
  node: N,
  directives: readonly ConstDirectiveNode[] = [],
): N {
  const added = directives.filter(({ name }) => PRINTED.has(name.value));
  return { ...node, directives: [...(node.directives ?? []), ...added] };
}
