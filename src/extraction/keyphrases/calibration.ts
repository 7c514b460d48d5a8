/** A logistic curve: candidates of margin m are right with the odds exp(offset + slope · m). */
export interface Calibration {
  offset: number;
  slope: number;
}

/** The share of candidates of such a margin that are right. */
export function confidenceOf({ offset, slope }: Calibration, margin: number): number {
  return 1 / (1 + Math.exp(-offset - slope * margin));
}

/** The same of phrases as concepts that one would want to find papers by. */
export interface ConceptCalibration extends Calibration {
  /** How much margin it is worth that the recognizer of entities is sure of a phrase. */
  entity: number;
}

/** How likely a phrase is such a concept: by the margin of the ranker of author keywords, and the entity's confidence or 0. */
export function conceptConfidence(calibration: ConceptCalibration, margin: number, entity: number): number {
  return confidenceOf(calibration, margin + calibration.entity * entity);
}
