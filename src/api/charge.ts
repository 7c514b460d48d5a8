import { retryAfter, type Budget } from '../access/budget.js';
import { costLimitExceeded, rateLimited } from './errors.js';
import type { OperationCost } from './operation-cost.js';

/** What a request costs, and how its client stands after it. */
export interface ChargeRecord {
  cost: number;
  nodeCount: number;
  /** What the client may spend in a minute; null: there is no such limit, and nothing below either. */
  limit: number | null;
  remaining: number | null;
  /** ISO 8601. */
  resetAt: string | null;
}

/** What a request costs before it is known what it asks. */
const ENTRY = 1;

/** The account of one request: 1 when it comes, the rest once it is known what it asks. */
export class Charge {
  #asked: Pick<OperationCost, 'cost' | 'nodeCount'> = { cost: ENTRY, nodeCount: 0 };
  readonly #client: string;
  readonly #maxCost: number;
  readonly #budget: Budget | null;

  /** @param budget null: there is no limit but `maxCost`, which holds for each request */
  constructor(client: string, maxCost: number, budget: Budget | null) {
    this.#client = client;
    this.#maxCost = maxCost;
    this.#budget = budget;
  }

  /** @throws GraphQLError RATE_LIMITED where nothing is left */
  enter(): void {
    this.#spend(ENTRY);
  }

  /** @throws GraphQLError COST_LIMIT_EXCEEDED, and RATE_LIMITED where the client has not so much left */
  ask({ cost, nodeCount }: Pick<OperationCost, 'cost' | 'nodeCount'>): void {
    const asked = Math.max(ENTRY, Math.ceil(cost));
    if (asked > this.#maxCost) throw costLimitExceeded(asked, this.#maxCost);
    this.#spend(asked - ENTRY);
    this.#asked = { cost: asked, nodeCount };
  }

  get record(): ChargeRecord {
    const { cost, nodeCount } = this.#asked;
    if (!this.#budget) return { cost, nodeCount, limit: null, remaining: null, resetAt: null };
    const { limit, remaining, resetAt } = this.#budget.standing(this.#client);
    return { cost, nodeCount, limit, remaining, resetAt: new Date(resetAt).toISOString() };
  }

  #spend(cost: number): void {
    if (!this.#budget || this.#budget.spend(this.#client, cost)) return;
    const standing = this.#budget.standing(this.#client);
    throw rateLimited(cost, standing, retryAfter(standing));
  }
}
