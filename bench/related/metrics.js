/**
 * What CSFCube reports of a ranking (Mysore et al., NeurIPS 2021 datasets track), in percent, from the ratings (0–3) in the order of the
 * ranking. Relevant from 2 on. MAP: the mean over the relevant of the precision where each stands. NDCG%20: over the first
 * 20 % of the pool, gain = rating, discount 1 for the first and log₂(rank) from then on (Järvelin & Kekäläinen 2002, the
 * first form). R-precision: the precision of as many as are relevant. recall@20: of all that are relevant.
 */
export function rankingMetrics(ratings) {
  const relevant = ratings.map((rating) => rating >= 2);
  const all = relevant.filter(Boolean).length;
  const among = (count) => relevant.slice(0, count).filter(Boolean).length;
  let [found, precisions] = [0, 0];
  relevant.forEach((is, at) => {
    if (is) precisions += ++found / (at + 1);
  });
  const depth = Math.floor(ratings.length / 5);
  const ideal = gain(
    ratings.toSorted((a, b) => b - a),
    depth,
  );
  return {
    map: percent(precisions, all),
    ndcg: percent(gain(ratings, depth), ideal),
    rPrecision: percent(among(all), all),
    recall: percent(among(20), all),
  };
}

function gain(ratings, depth) {
  return ratings.slice(0, depth).reduce((sum, rating, at) => sum + rating / (at === 0 ? 1 : Math.log2(at + 1)), 0);
}

function percent(part, whole) {
  return whole === 0 ? 0 : (100 * part) / whole;
}

/** Items by score descending; of equal scores the first given. */
export function rankedBy(items, scoreOf) {
  return items
    .map((item) => ({ item, score: scoreOf(item) }))
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
