import { useEffect, useState } from 'react';
import { ask } from '../ask.js';
import { useGone } from '../connection.js';
import { CommunitiesOfDocument } from '../documents.js';

export interface NodeCommunity {
  /** Its place among all, from 1. */
  readonly rank: number;
  readonly label: string;
}

/** What the server answers for at once. */
const MOST_IDS = 100;

/** The communities of concepts by id, as they become known. Without them a drawing has no colors, and nothing else is lost. */
export function useCommunities(ids: readonly string[]): ReadonlyMap<string, NodeCommunity> {
  const [known, setKnown] = useState<ReadonlyMap<string, NodeCommunity>>(new Map());
  const key = ids.join('\n');
  const gone = useGone();
  useEffect(() => {
    if (key === '' || gone) return;
    const all = key.split('\n');
    const controller = new AbortController();
    const parts = Array.from({ length: Math.ceil(all.length / MOST_IDS) }, (_, at) =>
      ask(CommunitiesOfDocument, { ids: all.slice(at * MOST_IDS, (at + 1) * MOST_IDS) }, controller.signal),
    );
    Promise.all(parts).then(
      (answers) => {
        const nodes = answers.flatMap((answer) => answer.nodes);
        const concepts = nodes.filter((node) => node?.__typename === 'Concept');
        setKnown(new Map(concepts.map(({ id, community }) => [id, community])));
      },
      () => undefined,
    );
    return () => controller.abort();
  }, [key, gone]);
  return known;
}
