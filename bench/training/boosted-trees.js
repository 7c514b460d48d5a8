// Learns boosted regression trees for a logistic loss: histograms of at most 64 bins a feature, the leaf with the largest
// gain split first (as LightGBM does). Deterministic; O(trees × rows × features × depth) at worst, half of it saved by
// taking the larger child's histogram from its parent's.

const DEFAULTS = { trees: 100, leaves: 15, rate: 0.1, smallest: 30, l2: 5, bins: 64, columns: 1 };

/**
 * @param {{ rows: Float32Array, count: number, features: string[] }} table row-major
 * @param {ArrayLike<number>} labels 0 or 1
 * @param {Partial<typeof DEFAULTS> & { weights?: ArrayLike<number> }} options `smallest`: rows in a leaf, at least;
 *   `columns`: the share of the features that each tree may ask
 * @returns the table that `BoostedTrees` evaluates
 */
export function learnTrees({ rows, count, features }, labels, options = {}) {
  const settings = { ...DEFAULTS, ...options };
  const width = features.length;
  const edges = features.map((_, f) => binEdges(rows, count, width, f, settings.bins));
  const binned = edges.map((each, f) => binColumn(rows, count, width, f, each));
  const weights = settings.weights ?? new Float32Array(count).fill(1);
  let [positive, total] = [0, 0];
  for (let i = 0; i < count; i++) {
    positive += weights[i] * labels[i];
    total += weights[i];
  }
  const bias = Math.log(positive / (total - positive));
  const margins = new Float64Array(count).fill(bias);
  const gradients = new Float64Array(count);
  const hessians = new Float64Array(count);
  const random = randomOf(settings.seed ?? 1);
  const trees = [];
  for (let t = 0; t < settings.trees; t++) {
    for (let i = 0; i < count; i++) {
      const p = 1 / (1 + Math.exp(-margins[i]));
      gradients[i] = weights[i] * (p - labels[i]);
      hessians[i] = weights[i] * p * (1 - p);
    }
    const asked = features.map((_, f) => f).filter(() => settings.columns >= 1 || random() < settings.columns);
    trees.push(growTree({ binned, edges, gradients, hessians, margins, asked, settings, count }));
  }
  return { bias: round(bias), features, trees };
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function round(value) {
  return Number(value.toPrecision(6));
}

/** Ascending upper edges of bins, halfway between neighboring values: a bin a value where these are few, else equal counts. */
function binEdges(rows, count, width, feature, bins) {
  const sorted = new Float32Array(count);
  for (let i = 0; i < count; i++) sorted[i] = rows[i * width + feature];
  sorted.sort();
  let distinct = 1;
  for (let i = 1; i < count; i++) if (sorted[i] !== sorted[i - 1]) distinct++;
  const edges = [];
  let first = 0;
  for (let i = 1; i < count && edges.length < bins - 1; i++) {
    if (sorted[i] === sorted[i - 1]) continue;
    if (distinct > bins && i - first < (count - first) / (bins - edges.length)) continue;
    const edge = Math.fround((sorted[i] + sorted[i - 1]) / 2);
    edges.push(edge < sorted[i] ? edge : sorted[i - 1]);
    first = i;
  }
  return Float32Array.from(edges);
}

function binColumn(rows, count, width, feature, edges) {
  const column = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const value = rows[i * width + feature];
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= edges[middle]) high = middle;
      else low = middle + 1;
    }
    column[i] = low;
  }
  return column;
}

function growTree(state) {
  const { edges, gradients, hessians, margins, settings, count } = state;
  const tree = { feature: [], threshold: [], left: [], right: [] };
  const all = new Int32Array(count);
  for (let i = 0; i < count; i++) all[i] = i;
  const open = [makeLeaf(state, tree, all, null)];
  for (let leaves = 1; leaves < settings.leaves; leaves++) {
    let best = null;
    for (const leaf of open)
      if (leaf.split !== null && (best === null || leaf.split.gain > best.split.gain)) best = leaf;
    if (best === null) break;
    open.splice(open.indexOf(best), 1, ...splitLeaf(state, tree, best, edges));
  }
  for (const { node, members } of open) {
    let [g, h] = [0, 0];
    for (const i of members) {
      g += gradients[i];
      h += hessians[i];
    }
    const value = round((-g / (h + settings.l2)) * settings.rate);
    tree.feature[node] = -1;
    tree.threshold[node] = value;
    for (const i of members) margins[i] += value;
  }
  return tree;
}

function makeLeaf(state, tree, members, histogram) {
  const node = tree.feature.push(-1) - 1;
  tree.threshold.push(0);
  tree.left.push(0);
  tree.right.push(0);
  const leaf = { node, members, histogram: histogram ?? histogramOf(state, members), split: null };
  leaf.split = bestSplit(state, leaf);
  return leaf;
}

/** Per feature and bin: sums of gradients and hessians, and rows. */
function histogramOf({ binned, gradients, hessians, asked, settings }, members) {
  const { bins } = settings;
  const histogram = new Float64Array(binned.length * bins * 3);
  for (const f of asked) {
    const column = binned[f];
    const base = f * bins * 3;
    for (let k = 0; k < members.length; k++) {
      const i = members[k];
      const at = base + column[i] * 3;
      histogram[at] += gradients[i];
      histogram[at + 1] += hessians[i];
      histogram[at + 2]++;
    }
  }
  return histogram;
}

function bestSplit({ asked, edges, settings }, { histogram, members }) {
  const { bins, l2, smallest } = settings;
  if (members.length < 2 * smallest) return null;
  const score = (g, h) => (g * g) / (h + l2);
  let best = null;
  for (const f of asked) {
    const base = f * bins * 3;
    let [gAll, hAll] = [0, 0];
    for (let b = 0; b <= edges[f].length; b++) {
      gAll += histogram[base + b * 3];
      hAll += histogram[base + b * 3 + 1];
    }
    const whole = score(gAll, hAll);
    let [g, h, n] = [0, 0, 0];
    for (let b = 0; b < edges[f].length; b++) {
      g += histogram[base + b * 3];
      h += histogram[base + b * 3 + 1];
      n += histogram[base + b * 3 + 2];
      if (n < smallest) continue;
      if (members.length - n < smallest) break;
      const gain = score(g, h) + score(gAll - g, hAll - h) - whole;
      if (gain > 1e-6 && (best === null || gain > best.gain)) best = { gain, feature: f, bin: b };
    }
  }
  return best;
}

function splitLeaf(state, tree, { node, members, histogram, split }, edges) {
  const column = state.binned[split.feature];
  let leftCount = 0;
  for (let k = 0; k < members.length; k++) if (column[members[k]] <= split.bin) leftCount++;
  const left = new Int32Array(leftCount);
  const right = new Int32Array(members.length - leftCount);
  let [l, r] = [0, 0];
  for (const i of members) {
    if (column[i] <= split.bin) left[l++] = i;
    else right[r++] = i;
  }
  const small = histogramOf(state, left.length <= right.length ? left : right);
  for (let k = 0; k < small.length; k++) histogram[k] -= small[k];
  tree.feature[node] = split.feature;
  tree.threshold[node] = edges[split.feature][split.bin];
  const leaves =
    left.length <= right.length
      ? [makeLeaf(state, tree, left, small), makeLeaf(state, tree, right, histogram)]
      : [makeLeaf(state, tree, left, histogram), makeLeaf(state, tree, right, small)];
  tree.left[node] = leaves[0].node;
  tree.right[node] = leaves[1].node;
  return leaves;
}
