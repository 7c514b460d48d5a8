import { addLinks, clearLinks, createLinks, gainSlack, nullModelScale, type LevelGraph } from './level-graph.js';
import { shuffledOrder } from './random.js';

/**
 * Moves vertices between communities, each to where modularity grows most, until the queue is empty.
 *
 * Vertices wait in the queue, at first all of them in random order; one that moves sends those neighbors back to it that
 * are not in its new community ("fast local moving", Traag et al. 2019, algorithm A.2). A vertex may also move to a
 * community of its own, and does so where nothing ties it to its community. `community` (labels below size) is changed in
 * place; gives whether anything moved. If not, no vertex gains by moving; else one may that is no neighbor, because of
 * the degrees that a community got or lost. Of equal gains, the community met first in the vertex's row is taken.
 *
 * O(nnz) a sweep, and few sweeps' worth of visits; memory O(size).
 */
export function moveVertices(
  graph: LevelGraph,
  community: Int32Array,
  resolution: number,
  random: () => number,
): boolean {
  const { size, indptr, neighbors, degrees } = graph;
  const scale = nullModelScale(graph, resolution);
  const slack = gainSlack(resolution);
  const links = createLinks(size);
  const { weightTo, labels } = links;
  const { members, sums, unused, ...counted } = census(graph, community);
  let unusedCount = counted.unusedCount;
  const queue = shuffledOrder(size, random);
  const waiting = new Uint8Array(size).fill(1);
  let moved = false;

  let head = 0;
  for (let length = size; length > 0; length--) {
    const v = queue[head];
    head = head + 1 === size ? 0 : head + 1;
    waiting[v] = 0;
    const own = community[v];
    const degree = degrees[v];
    const met = addLinks(graph, v, community, links);

    // `stay` is what leaving for a community of its own would lose; −∞ where no edge is lost.
    const alone = members[own] === 1;
    const stay = alone ? 0 : weightTo[own] === 0 ? -Infinity : weightTo[own] - degree * (sums[own] - degree) * scale;
    let best = own;
    let bestGain = stay + degree * slack;
    if (!alone && 0 > bestGain) {
      best = unused[unusedCount - 1];
      bestGain = 0;
    }
    for (let k = 0; k < met; k++) {
      const label = labels[k];
      const gain = weightTo[label] - degree * sums[label] * scale;
      if (gain > bestGain && label !== own) {
        best = label;
        bestGain = gain;
      }
    }
    clearLinks(links, met);
    if (best === own) continue;

    moved = true;
    community[v] = best;
    sums[own] -= degree;
    sums[best] += degree;
    if (members[best] === 0) unusedCount--;
    members[best]++;
    if (--members[own] === 0) {
      sums[own] = 0;
      unused[unusedCount++] = own;
    }
    for (let q = indptr[v]; q < indptr[v + 1]; q++) {
      const u = neighbors[q];
      if (waiting[u] === 1 || u === v || community[u] === best) continue;
      waiting[u] = 1;
      // `length` counts the vertex being visited, whose place is behind the last one's.
      queue[(head + length - 1) % size] = u;
      length++;
    }
  }
  return moved;
}

/** Members and degrees of each community, and a stack of the labels that none has. */
function census({ size, degrees }: LevelGraph, community: Int32Array) {
  const members = new Int32Array(size);
  const sums = new Float64Array(size);
  for (let v = 0; v < size; v++) {
    members[community[v]]++;
    sums[community[v]] += degrees[v];
  }
  const unused = new Int32Array(size);
  let unusedCount = 0;
  for (let label = 0; label < size; label++) if (members[label] === 0) unused[unusedCount++] = label;
  return { members, sums, unused, unusedCount };
}
