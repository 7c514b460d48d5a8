import { PapergraphError } from '../model/errors.js';

/**
 * Whether papers are compared by words too, as `PAPERGRAPH_WORDS` says: `on`, `off`, or undefined for `auto` and where it
 * is not set, which is up to `MOST_PAPERS_WITH_WORDS` papers.
 *
 * @throws PapergraphError BAD_INPUT where it says something else.
 */
export function wordsSetting({ PAPERGRAPH_WORDS: given }: NodeJS.ProcessEnv): boolean | undefined {
  if (given === undefined || given === '' || given === 'auto') return undefined;
  if (given === 'on' || given === 'off') return given === 'on';
  throw new PapergraphError('BAD_INPUT', `PAPERGRAPH_WORDS is ${JSON.stringify(given)}; it takes on, off or auto.`);
}
