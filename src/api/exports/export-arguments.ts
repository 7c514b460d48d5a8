import {
  coerceInputValue,
  type GraphQLArgument,
  type GraphQLSchema,
  isInputObjectType,
  getNullableType,
} from 'graphql';
import type { ConceptFilter } from '../../index/concept-filter.js';
import type { PaperFilter } from '../../index/filter.js';
import { valueCost } from '../cost-weights.js';
import { badUserInput } from '../errors.js';
import { checkedConfidence } from '../min-confidence.js';
import type { AssociationMeasure } from '../types/enums.js';

/** What an export may be asked for, as the fields of the API that say it take it. null: not given. */
export interface ExportArguments {
  where: PaperFilter | null;
  among: ConceptFilter | null;
  measure: AssociationMeasure | null;
  minCount: number | null;
  minScore: number | null;
  minConfidence: number | null;
  first: number | null;
}

/** The argument of the API that each is: of which type, and from which field. */
const ARGUMENT: Record<keyof ExportArguments, [type: string, field: string]> = {
  where: ['Query', 'coOccurrences'],
  among: ['Query', 'coOccurrences'],
  measure: ['Concept', 'cooccurring'],
  minCount: ['Query', 'coOccurrences'],
  minScore: ['Paper', 'related'],
  minConfidence: ['Concept', 'papers'],
  first: ['Query', 'coOccurrences'],
};
export const EXPORT_ARGUMENTS = Object.keys(ARGUMENT) as (keyof ExportArguments)[];

/** Which of them play a part, by what is exported and as what. */
const TAKEN = {
  'network concepts': ['where', 'among', 'measure', 'minCount', 'minScore', 'first'],
  'network papers': ['where', 'minScore'],
  'network mentions': ['where', 'among', 'minConfidence'],
  'papers papers': ['where', 'first'],
  'graph graph': ['where', 'among', 'minConfidence'],
} as const satisfies Record<string, readonly (keyof ExportArguments)[]>;

const MAX_FIRST = 100_000;

export interface ReadArguments {
  values: ExportArguments;
  /** What their conditions cost, as in the API. */
  cost: number;
}

/**
 * Arguments as they are written in an address or on the command line: filters are JSON objects as in the API's variables,
 * `measure` is the name of the measure.
 *
 * @param of what is exported and as what: `network concepts`
 * @param spelled how the caller writes the name of an argument
 * @throws GraphQLError BAD_USER_INPUT for one that cannot be, or that plays no part.
 */
export function readExportArguments(
  schema: GraphQLSchema,
  of: string,
  given: Readonly<Record<string, unknown>>,
  spelled: (name: string) => string,
): ReadArguments {
  const taken: readonly string[] = TAKEN[of as keyof typeof TAKEN];
  const values: Record<string, unknown> = Object.fromEntries(EXPORT_ARGUMENTS.map((name) => [name, null]));
  let cost = 0;
  for (const [name, text] of Object.entries(given)) {
    if (text === undefined) continue;
    if (!taken.includes(name)) {
      const takes = taken.map(spelled).join(', ');
      throw badUserInput(`${spelled(name)} plays no part in this export; it takes ${takes}.`);
    }
    if (typeof text !== 'string') throw badUserInput(`${spelled(name)} is given several times; give it once.`);
    const argument = argumentOf(schema, name as keyof ExportArguments);
    values[name] = valueOf(argument, text, spelled(name));
    // How long the answer is costs otherwise than in a list.
    if (name !== 'first') cost += valueCost(argument, values[name]);
  }
  const { minCount, minConfidence, first } = values as unknown as ExportArguments;
  if (minCount !== null && minCount < 1) throw badUserInput(`${spelled('minCount')} must be at least 1.`);
  if (first !== null && (first < 1 || first > MAX_FIRST))
    throw badUserInput(`${spelled('first')} must be from 1 to ${MAX_FIRST}; all without it.`);
  checkedConfidence(minConfidence ?? 0);
  return { values: values as unknown as ExportArguments, cost };
}

function argumentOf(schema: GraphQLSchema, name: keyof ExportArguments): GraphQLArgument {
  const [typeName, fieldName] = ARGUMENT[name];
  const type = schema.getType(typeName) as ReturnType<GraphQLSchema['getQueryType']>;
  return type!.getFields()[fieldName].args.find((argument) => argument.name === name)!;
}

function valueOf({ type }: GraphQLArgument, text: string, name: string): unknown {
  const isObject = isInputObjectType(getNullableType(type));
  let written: unknown = text;
  if (isObject || /^-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)) {
    try {
      written = isObject ? JSON.parse(text) : Number(text);
    } catch {
      throw badUserInput(`${name} is no JSON; write it as {"year": {"gte": 2020}}, as among the variables of a query.`);
    }
  }
  return coerceInputValue(written, type, (path, _value, { message }) => {
    const where = path.length === 0 ? '' : ` at ${path.join('.')}`;
    throw badUserInput(`${name}${where}: ${message}`);
  });
}
