import { DEFAULT_PAPER_MEGABYTES } from '../api/known-papers.js';
import { PapergraphError } from '../model/errors.js';

const MOST = 16_384;

/**
 * Megabytes for papers that a server has read lately, as `PAPERGRAPH_PAPER_MEMORY_MB` says; 0: none are kept.
 *
 * @throws PapergraphError BAD_INPUT where it says something else.
 */
export function paperMemory({ PAPERGRAPH_PAPER_MEMORY_MB: given }: NodeJS.ProcessEnv): number {
  if (!given) return DEFAULT_PAPER_MEGABYTES;
  const megabytes = /^\d+$/.test(given) ? Number(given) : NaN;
  if (megabytes <= MOST) return megabytes;
  const range = `whole megabytes from 0 to ${MOST}`;
  throw new PapergraphError('BAD_INPUT', `PAPERGRAPH_PAPER_MEMORY_MB is ${JSON.stringify(given)}; it takes ${range}.`);
}
