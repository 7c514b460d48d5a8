import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { operationCost, type OperationCost } from './operation-cost.js';

/** Sizes of variables that one operation is remembered with. */
const MAX_SIZES = 64;

/**
 * As `operationCost`, remembered for operations that come again: of their variables, only numbers, Booleans, and the lengths
 * of lists count. Filters are counted anew each time.
 */
export class KnownCosts {
  readonly #schema: GraphQLSchema;
  readonly #known = new WeakMap<OperationDefinitionNode, Map<string, OperationCost>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  of(document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): OperationCost {
    const sizes = sizesOf(variables);
    if (sizes === null) return operationCost(this.#schema, document, operation, variables);
    let known = this.#known.get(operation);
    if (!known) this.#known.set(operation, (known = new Map<string, OperationCost>()));
    let cost = known.get(sizes);
    if (!cost) {
      cost = operationCost(this.#schema, document, operation, variables);
      if (known.size >= MAX_SIZES) known.clear();
      known.set(sizes, cost);
    }
    return cost;
  }
}

/** What of variables counts; null where they hold more than that. O(variables), and the items of lists. */
function sizesOf(variables: Record<string, unknown>): string | null {
  let sizes = '';
  for (const [name, value] of Object.entries(variables)) {
    if (Array.isArray(value)) {
      if (value.some((item) => typeof item === 'object')) return null;
      sizes += `${name}[${value.length}] `;
    } else if (typeof value === 'object' && value !== null) return null;
    else sizes += `${name}=${typeof value === 'string' ? '' : String(value)} `;
  }
  return sizes;
}
