import { activeEntries } from '../model/active-curation.js';
import type { CurationEntry } from '../model/curation.js';
import { PapergraphError } from '../model/errors.js';
import { clashes, newClashes, type Clash } from './clashes.js';
import { operationText } from './operation-text.js';
import type { CurationPlan } from './plan.js';

type Log = readonly Pick<CurationEntry, 'id' | 'operation'>[];

/**
 * That an undo leaves no two concepts under one name: while something was undone, hidden or merged, another may have taken
 * its name.
 *
 * @param log the undo last
 * @param before what the log without it makes of the concepts, and `after` what it makes of them with it
 * @throws PapergraphError BAD_INPUT that says who has the name and what to do.
 */
export function checkUndo(log: Log, before: CurationPlan, after: CurationPlan): void {
  const earlier = log.slice(0, -1);
  const found = newClashes(clashes(earlier, before), clashes(log, after));
  if (found.length === 0) return;
  const stood = new Map(activeEntries(earlier).map((entry) => [entry.id, entry]));
  const clash = found.find(({ entry }) => stood.has(entry)) ?? found[0];
  const { operation } = log.at(-1)!;
  const undone = operation.kind === 'undo' ? operation.entry : '';
  throw new PapergraphError('BAD_INPUT', `${whatOf(clash, undone)} ${adviceOf(clash, stood.get(clash.entry))}`);
}

function whatOf({ label, concepts }: Clash, undone: string): string {
  const name = JSON.stringify(label);
  if (concepts.length === 1)
    return `Undoing ${undone} would bring back ${concepts[0]}, whose id a part of a split has.`;
  return `Undoing ${undone} would leave ${name} to ${concepts.length} concepts: ${concepts.join(' and ')}.`;
}

function adviceOf({ label, concepts }: Clash, by: Pick<CurationEntry, 'id' | 'operation'> | undefined): string {
  if (by) return `That is so by ${by.id} (${operationText(by.operation)}): undo it first.`;
  return `Merge ${concepts.join(' and ')}, or give ${JSON.stringify(label)} to neither.`;
}
