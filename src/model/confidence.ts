/** Steps that confidences are told apart by. */
const STEPS = 255;

/**
 * A confidence as one byte: `confidence` × 255, rounded down. A mention has at least a confidence where its step is at
 * least that confidence's step: none that reaches it is left out, and one that is let in is less than 1/255 below it.
 * Confidences of two decimals are compared exactly.
 */
export function confidenceStep(confidence: number): number {
  return Math.floor(confidence * STEPS);
}
