/** A model with trees of one question each: a row whose `feature` is above `at` gains `add`. */
export function addSteps(model, steps) {
  const features = [...model.trees.features];
  const trees = [...model.trees.trees];
  for (const { feature, at, add } of steps) {
    if (!features.includes(feature)) features.push(feature);
    const number = features.indexOf(feature);
    trees.push({ feature: [number, -1, -1], threshold: [at, 0, add], left: [1, 0, 0], right: [2, 0, 0] });
  }
  return { ...model, trees: { ...model.trees, features, trees } };
}
