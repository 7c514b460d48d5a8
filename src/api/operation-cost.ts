import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { sizeRuleOf, valueCost, weightOf } from './cost-weights.js';
import { refusal } from './errors.js';
import { pageFault } from './paging.js';

export interface OperationCost {
  /** `nodeCount`, and what the schema's `@cost` says of the fields and arguments that are asked for. */
  cost: number;
  /** Objects that the answer may hold, were every list as long as it may be. */
  nodeCount: number;
  /** Fields in one another. */
  depth: number;
  /** Fields that are asked for, those of a fragment wherever it is spread. */
  fieldCount: number;
}

const NOTHING: OperationCost = { cost: 0, nodeCount: 0, depth: 0, fieldCount: 0 };
const TYPENAME: OperationCost = { ...NOTHING, fieldCount: 1 };
/** Answered from memory; it is large all the same. */
const INTROSPECTION: OperationCost = { ...NOTHING, cost: 100, fieldCount: 1 };

/** Lists among the fields of what a field gives, and how long they are taken to be. */
interface Sized {
  fields: readonly string[];
  size: number;
}

/**
 * What an operation may cost, from the schema's `@cost` and `@listSize` alone, before any of it is computed. Each
 * fragment is counted once and added wherever it is spread: O(document).
 *
 * @param variables coerced
 * @throws GraphQLError BAD_USER_INPUT for an argument that cannot be, or a list of pages without `first` and `last`
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): OperationCost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, OperationCost>();

  function ofSelections(type: GraphQLNamedType, { selections }: SelectionSetNode, sized: Sized | null): OperationCost {
    const total = { ...NOTHING };
    for (const selection of selections) {
      if (!isIncluded(selection, variables)) continue;
      const { cost, nodeCount, depth, fieldCount } = ofSelection(type, selection, sized);
      total.cost += cost;
      total.nodeCount += nodeCount;
      total.fieldCount += fieldCount;
      total.depth = Math.max(total.depth, depth);
    }
    return total;
  }

  function ofSelection(type: GraphQLNamedType, selection: SelectionNode, sized: Sized | null): OperationCost {
    if (selection.kind === Kind.FIELD) return ofField(type, selection, sized);
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const { typeCondition, selectionSet } = selection;
      return ofSelections(typeCondition ? schema.getType(typeCondition.name.value)! : type, selectionSet, sized);
    }
    const fragment = fragments.get(selection.name.value)!;
    const key = JSON.stringify([selection.name.value, sized]);
    let cost = known.get(key);
    if (!cost) {
      cost = ofSelections(schema.getType(fragment.typeCondition.name.value)!, fragment.selectionSet, sized);
      known.set(key, cost);
    }
    return cost;
  }

  function ofField(type: GraphQLNamedType, node: FieldNode, sized: Sized | null): OperationCost {
    const name = node.name.value;
    if (name === '__typename') return TYPENAME;
    if (name.startsWith('__')) return INTROSPECTION;
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (!field) return NOTHING;
    const args = getArgumentValues(field, node, variables);
    let own = weightOf(field);
    for (const argument of field.args) own += valueCost(argument, args[argument.name]);
    const below = sizedBy(field, node, args);
    const named = getNamedType(field.type);
    if (!isCompositeType(named) || !node.selectionSet) return { cost: own, nodeCount: 0, depth: 1, fieldCount: 1 };
    const child = ofSelections(named, node.selectionSet, below?.sizedFields ?? null);
    const length = sized?.fields.includes(name) ? sized.size : (below?.size ?? 1);
    const items = isListType(getNullableType(field.type)) ? length : 1;
    return {
      cost: own + items * (1 + child.cost),
      nodeCount: items * (1 + child.nodeCount),
      depth: 1 + child.depth,
      fieldCount: 1 + child.fieldCount,
    };
  }

  return ofSelections(schema.getRootType(operation.operation)!, operation.selectionSet, null);
}

/** How long the list of a field is taken to be, or those of the fields below it. */
function sizedBy(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  args: Record<string, unknown>,
): { size?: number; sizedFields?: Sized } | null {
  const rule = sizeRuleOf(field);
  if (rule === null) return null;
  const { slicingArguments, sizedFields, requireOneSlicingArgument, assumedSize } = rule;
  const given = (slicingArguments ?? []).flatMap((name) => lengthOf(args[name]) ?? []);
  if (slicingArguments?.includes('last') && requireOneSlicingArgument) {
    const fault = pageFault(field.name, args);
    if (fault !== null) throw refusal(fault, node);
  }
  const size = given.length > 0 ? Math.max(...given) : (assumedSize ?? 1);
  return sizedFields ? { sizedFields: { fields: sizedFields, size } } : { size };
}

function lengthOf(argument: unknown): number | null {
  if (Array.isArray(argument)) return argument.length;
  // What is less than none is refused when it is computed.
  return typeof argument === 'number' ? Math.max(0, argument) : null;
}

function isIncluded(selection: SelectionNode, variables: Record<string, unknown>): boolean {
  if (!selection.directives?.length) return true;
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false
  );
}
