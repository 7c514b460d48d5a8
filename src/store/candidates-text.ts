import { candidateOf, type Candidate } from '../model/extraction.js';

/** The candidates of a paper from the JSON text that a store keeps of them, whatever version wrote it. */
export function candidatesFrom(text: string): Candidate[] {
  return (JSON.parse(text) as Parameters<typeof candidateOf>[0][]).map(candidateOf);
}
