import { inChunks } from '../../exporters/chunks.js';
import { conceptNetwork } from '../../exporters/concept-network.js';
import { mentionNetwork, type MentionNetworkOptions } from '../../exporters/mention-network.js';
import type { Network } from '../../exporters/network.js';
import { paperBatches } from '../../exporters/paper-batches.js';
import { paperNetwork } from '../../exporters/paper-network.js';
import { conceptTest } from '../../index/concept-filter.js';
import { selectedCount } from '../../index/selection.js';
import type { ApiContext } from '../context.js';
import { weightOf } from '../cost-weights.js';
import { graphMoved } from '../errors.js';
import { graphqlSchema } from '../schema.js';
import { UNPUBLISHED } from '../current-index.js';
import { selectionOf } from '../resolvers/selection.js';
import { readExportArguments, type ExportArguments } from './export-arguments.js';
import type { ExportTarget } from './export-target.js';

/** Where not given: as in `coOccurrences`, and in `cooccurring`. */
const MIN_COUNT = 2;
const MEASURE = 'npmi';

/**
 * Opens an export: it is checked and charged; what comes is made while it is read, from the index of the request and the
 * payload that the store has now. Filters, measures and counts are those of the API. It is charged 1 for each paper and each
 * concept that it may hold, its filters, and where pairs are counted what `coOccurrences` costs.
 *
 * @param given the arguments as they are written; see `readExportArguments`
 * @throws GraphQLError for what the caller has to change, before anything is computed
 */
export async function openExport(
  context: ApiContext,
  target: ExportTarget,
  given: Readonly<Record<string, unknown>>,
  spelled: (name: string) => string,
): Promise<AsyncIterable<string | Uint8Array>> {
  const { index, store } = context;
  const { format, subject } = target;
  const schema = await graphqlSchema();
  const { values, cost } = readExportArguments(schema, `${format.of} ${subject}`, given, spelled);
  const selection = await selectionOf(context, values.where);
  const papers = Math.min(selectedCount(selection, index.papers), values.first ?? Infinity);
  const pairs = subject === 'concepts' ? weightOf(schema.getQueryType()!.getFields().coOccurrences) : 0;
  const objects = (subject === 'concepts' ? 0 : papers) + (subject === 'papers' ? 0 : index.concepts.length);
  context.charge?.ask({ cost: objects + pairs + cost, nodeCount: objects });

  const options = { selection, among: conceptTest(index, values.among), minConfidence: values.minConfidence ?? 0 };
  if (format.of === 'network' && subject === 'papers') {
    // Which papers are near each other is the store's to know, and must be of the same graph.
    if (((await store.snapshot())?.id ?? UNPUBLISHED) !== index.snapshot.id) throw graphMoved();
  }
  return inChunks(partsOf(context, target, values, options));
}

async function* partsOf(
  { index, store }: ApiContext,
  { format, subject }: ExportTarget,
  values: ExportArguments,
  options: MentionNetworkOptions,
): AsyncGenerator<string | Uint8Array> {
  const { selection } = options;
  if (format.of === 'graph') yield* format.write(index, store, options);
  else if (format.of === 'papers') yield* format.write(paperBatches(index, store, selection, values.first));
  else {
    const network: Network =
      subject === 'papers'
        ? paperNetwork(index, store, { selection, minScore: values.minScore })
        : subject === 'mentions'
          ? await mentionNetwork(index, store, options)
          : await conceptNetwork(index, { ...options, ...pairOptions(values, format.measuresItself ?? false) });
    yield* format.write(network);
  }
}

/** A program that measures itself wants counts. */
function pairOptions({ measure, minCount, minScore, first }: ExportArguments, measuresItself: boolean) {
  return {
    measure: measure ?? (measuresItself ? 'count' : MEASURE),
    minCount: minCount ?? MIN_COUNT,
    minScore,
    first,
  } as const;
}
