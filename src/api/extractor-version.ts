import type { GraphIndex } from '../index/graph-index.js';
import { lastExtractor } from '../model/run.js';
import type { GraphStore } from '../store/port.js';

const versions = new WeakMap<GraphIndex, Promise<string | null>>();

/** The version of the extractor that read the papers; asked of the store once for each index. */
export function extractorVersion(index: GraphIndex, store: GraphStore): Promise<string | null> {
  const known = versions.get(index);
  if (known) return known;
  const version = store.runs().then(lastExtractor);
  versions.set(index, version);
  // A store that did not answer is asked again by the next request.
  version.catch(() => versions.delete(index));
  return version;
}
