import {
  getDirectiveValues,
  isInputObjectType,
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
} from 'graphql';
import { COST, LIST_SIZE } from './cost-directives.js';

/** What the schema says of the length of a field's lists. */
export interface SizeRule {
  assumedSize?: number | null;
  slicingArguments?: string[] | null;
  sizedFields?: string[] | null;
  requireOneSlicingArgument: boolean;
}

type Weighed = GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField;

const weights = new WeakMap<Weighed, number>();
const rules = new WeakMap<GraphQLField<unknown, unknown>, SizeRule | null>();

/** The weight that `@cost` gives in the schema; 0 without it. */
export function weightOf(weighed: Weighed): number {
  let weight = weights.get(weighed);
  if (weight === undefined) {
    const given = weighed.astNode && getDirectiveValues(COST, weighed.astNode);
    weight = given ? Number(given.weight) : 0;
    weights.set(weighed, weight);
  }
  return weight;
}

/** What `@listSize` says in the schema; null without it. */
export function sizeRuleOf(field: GraphQLField<unknown, unknown>): SizeRule | null {
  let rule = rules.get(field);
  if (rule === undefined) {
    const given = field.astNode && getDirectiveValues(LIST_SIZE, field.astNode);
    rule = (given as SizeRule | undefined) ?? null;
    rules.set(field, rule);
  }
  return rule;
}

/** What a value given for an argument or input field costs, with all that is given within it. O(value). */
export function valueCost(of: GraphQLArgument | GraphQLInputField, value: unknown): number {
  if (value == null) return 0;
  const own = weightOf(of) * (Array.isArray(value) ? value.length : typeof value === 'number' ? value : 1);
  const type = getNamedType(of.type);
  if (!isInputObjectType(type)) return own;
  const fields = type.getFields();
  let cost = own;
  for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
    if (typeof item !== 'object' || item === null) continue;
    for (const [name, part] of Object.entries(item)) cost += valueCost(fields[name], part);
  }
  return cost;
}
