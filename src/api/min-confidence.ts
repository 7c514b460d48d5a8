import { badUserInput } from './errors.js';

/** What `minConfidence` means, wherever it is an argument; see `confidenceStep`. */
export const COMPARED = 'Compared in steps of 1/255: what reaches it is never left out.';

/** @throws GraphQLError BAD_USER_INPUT where it is no confidence. */
export function checkedConfidence(minConfidence: number): number {
  if (minConfidence < 0 || minConfidence > 1) throw badUserInput('`minConfidence` must be from 0 to 1.');
  return minConfidence;
}
