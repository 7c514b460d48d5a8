import { writeFile } from 'node:fs/promises';
import { PapergraphError } from '../model/errors.js';
import { OWN_VOCABULARY, type Vocabularies } from '../model/vocabulary.js';
import { changeVocabularies, type VocabularyChangeSummary } from '../seeder/change-vocabularies.js';
import { storedVocabularies, withOwnVocabulary, withVocabulary } from '../seeder/stored-vocabularies.js';
import type { GraphStore } from '../store/port.js';
import { labelsOfOthers } from '../vocabulary/check.js';
import { vocabularyDifference } from '../vocabulary/difference.js';
import { vocabularyAsTurtle } from '../vocabulary/rdf/write-turtle.js';
import { readDraft, vocabularyOf, type ReadVocabulary, type VocabularyOptions } from '../vocabulary/read-vocabulary.js';
import { counted } from './counted.js';
import { EXIT } from './exit.js';
import { shippedModels, shippedVocabulary } from './shipped.js';
import { countsText } from './stats.js';
import { graphIsThere, openStore } from './store-address.js';
import { differenceText, sharedText, vocabularyText } from './vocabulary-text.js';
import { wordsSetting } from './words-setting.js';

/** Labels named that other vocabularies have too. */
const SHOWN = 3;
const SHOWN_IN_DRY_RUN = 1_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const notice = (line: string) => void process.stderr.write(`${line}\n`);

/** `papergraph vocabulary import`. Resolves to the exit code. */
export async function importCommand(
  file: string,
  address: string,
  options: VocabularyOptions & { dryRun: boolean },
): Promise<number> {
  const draft = await readDraft(file, options);
  const own = await shippedVocabulary();
  if (options.dryRun && !graphIsThere(address)) {
    const nothing = { vocabularies: [], concepts: [] };
    tellImport(vocabularyOf(draft, options, file, []), nothing, withOwnVocabulary(nothing, own), SHOWN_IN_DRY_RUN);
    say('\nNothing was changed: this was a dry run.');
    return EXIT.ok;
  }
  return withStore(address, { existing: false }, async (store) => {
    const before = await storedVocabularies(store);
    const read = vocabularyOf(draft, options, file, before.vocabularies);
    const shown = options.dryRun ? SHOWN_IN_DRY_RUN : SHOWN;
    tellImport(read, before, withOwnVocabulary(before, own), shown);
    if (options.dryRun) {
      say('\nNothing was changed: this was a dry run.');
      return;
    }
    const summary = await interruptible((signal) =>
      changeVocabularies(
        store,
        own,
        shippedModels,
        `vocabulary ${read.vocabulary.name}`,
        (vocabularies) => {
          // Between the look above and now another process may have changed it; the file says the same.
          const now = vocabularyOf(draft, options, file, vocabularies.vocabularies);
          return withVocabulary(vocabularies, now.vocabulary, now.concepts);
        },
        { notice, signal, words: wordsSetting(process.env) },
      ),
    );
    tellSummary(summary, store);
  });
}

/** `papergraph vocabulary list`. */
export async function listCommand(address: string): Promise<number> {
  return withStore(address, { existing: true }, async (store) => {
    const stored = await storedVocabularies(store);
    const known = stored.vocabularies.length === 0 ? withOwnVocabulary(stored, await shippedVocabulary()) : stored;
    for (const line of vocabularyText(known)) say(line);
  });
}

/** `papergraph vocabulary remove`. */
export async function removeCommand(name: string, address: string): Promise<number> {
  const own = await shippedVocabulary();
  return withStore(address, { existing: true }, async (store) => {
    const summary = await interruptible((signal) =>
      changeVocabularies(store, own, shippedModels, `vocabulary ${name}`, (known) => without(known, name), {
        notice,
        signal,
        words: wordsSetting(process.env),
      }),
    );
    say(`Removed ${name}.`);
    tellSummary(summary, store);
  });
}

/** `papergraph vocabulary restore`: the own one, after it was removed. */
export async function restoreCommand(address: string): Promise<number> {
  const own = await shippedVocabulary();
  return withStore(address, { existing: true }, async (store) => {
    const restored = (known: Vocabularies) => withVocabulary(known, OWN_VOCABULARY, own);
    const summary = await interruptible((signal) =>
      changeVocabularies(store, own, shippedModels, `vocabulary ${OWN_VOCABULARY.name}`, restored, {
        notice,
        signal,
        words: wordsSetting(process.env),
      }),
    );
    tellSummary(summary, store);
  });
}

/** `papergraph vocabulary export`: SKOS in Turtle, to a file or standard output. */
export async function exportVocabularyCommand(name: string, file: string, address: string): Promise<number> {
  return withStore(address, { existing: true }, async (store) => {
    const { vocabularies, concepts } = await storedVocabularies(store);
    const own = concepts.filter(({ vocabulary }) => vocabulary === name);
    const vocabulary = vocabularies.find((each) => each.name === name);
    if (!vocabulary || own.length === 0) throw unknown(name, { vocabularies, concepts });
    const turtle = await vocabularyAsTurtle(vocabulary, own);
    if (file === '-') {
      process.stdout.write(turtle);
      return;
    }
    await writeFile(file, turtle).catch((cause: unknown) => {
      throw new PapergraphError('BAD_INPUT', `${file}: cannot be written there.`, { cause });
    });
    say(`Exported ${counted(own.length, 'concept')} of ${name} to ${file}`);
  });
}

async function withStore(
  address: string,
  options: { existing: boolean },
  work: (store: GraphStore) => Promise<void>,
): Promise<number> {
  const store = await openStore(address, process.env, options);
  try {
    await work(store);
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

/** The first Ctrl-C ends after the batch that is written, the second at once. */
async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  const stop = () => {
    if (interruption.signal.aborted) process.exit(EXIT.interrupted);
    interruption.abort();
    notice('Stopping. What is not read again yet is read at the next seeding.');
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work(interruption.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** The own one stays in the list, without concepts: it is not put back by the next seeding. */
function without(known: Vocabularies, name: string): Vocabularies {
  const concepts = known.concepts.filter(({ vocabulary }) => vocabulary !== name);
  if (concepts.length === known.concepts.length) throw unknown(name, known);
  const stays = (other: string) => other !== name || name === OWN_VOCABULARY.name;
  return { vocabularies: known.vocabularies.filter((vocabulary) => stays(vocabulary.name)), concepts };
}

function unknown(name: string, { vocabularies, concepts }: Vocabularies): PapergraphError {
  const used = new Set(concepts.map(({ vocabulary }) => vocabulary));
  const names = vocabularies.map((vocabulary) => vocabulary.name).filter((each) => used.has(each));
  const there = names.length === 0 ? 'There is none yet' : `There are ${names.join(', ')}`;
  return new PapergraphError('BAD_INPUT', `There is no vocabulary ${JSON.stringify(name)}. ${there}.`);
}

/** `beside`: what the store has, or will begin with. */
function tellImport(read: ReadVocabulary, before: Vocabularies, beside: Vocabularies, shown: number): void {
  const { vocabulary, concepts, notes } = read;
  const old = before.vocabularies.find(({ name }) => name === vocabulary.name);
  const oldConcepts = before.concepts.filter((concept) => concept.vocabulary === vocabulary.name);
  const lines = differenceText(vocabulary, old ?? null, vocabularyDifference(oldConcepts, concepts));
  const others = beside.concepts.filter((concept) => concept.vocabulary !== vocabulary.name);
  const shared = sharedText(labelsOfOthers(concepts, others), shown);
  for (const line of [...lines, ...[...notes, ...shared].map((note) => `  note: ${note}`)]) say(line);
}

function tellSummary({ changed, store: counts, seconds }: VocabularyChangeSummary, store: GraphStore): void {
  if (!changed) {
    say('Nothing has changed.');
    return;
  }
  say(`${store.address} now has ${countsText(counts)}; ${seconds.toFixed(1)} s.`);
}
