import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Concept } from '../model/concept.js';
import { PapergraphError } from '../model/errors.js';
import { slug } from '../model/identity.js';
import { OWN_VOCABULARY, type Vocabulary } from '../model/vocabulary.js';
import { conceptsOf } from './build.js';
import { faultsOf, sharedLabels } from './check.js';
import type { Draft } from './draft.js';
import { vocabularyFormat } from './formats.js';
import { chosenLanguage } from './languages.js';

/** What the user says of a file; null: what it says itself. */
export interface VocabularyOptions {
  name: string | null;
  version: string | null;
  license: string | null;
  format: string | null;
  /** BCP 47 tag of the language that names are taken in. */
  language: string | null;
}

export interface ReadVocabulary {
  vocabulary: Vocabulary;
  /** By id. */
  concepts: Concept[];
  /** One line each: what was left out, labels that several concepts have. */
  notes: string[];
}

/** Without faults. */
export interface CheckedDraft extends Draft {
  format: string;
}

const SHOWN = 20;

/**
 * Reads a vocabulary: SKOS (Turtle, RDF/XML, JSON-LD), the Computer Science Ontology's CSV, CSV or JSON Lines, plain or
 * gzip. The whole file is held in memory.
 *
 * @throws PapergraphError BAD_INPUT that lists every fault with its line, or address; nothing half-read is returned.
 */
export async function readDraft(path: string, options: VocabularyOptions): Promise<CheckedDraft> {
  const text = await textOf(path);
  try {
    return await draftOf(text, options);
  } catch (error) {
    if (!(error instanceof PapergraphError)) throw error;
    throw new PapergraphError(error.code, `${path}: ${error.message}`, { details: { ...error.details } });
  }
}

/** As `readDraft`, from its text. */
async function draftOf(text: string, { format, language }: VocabularyOptions): Promise<CheckedDraft> {
  const known = vocabularyFormat(text, format);
  const draft = await known.read(text.replace(/^\uFEFF/, ''));
  check(draft, language);
  return { ...draft, format: known.name };
}

/**
 * The vocabulary that a draft is. What neither options nor file say is as before: the name that the store has for the
 * address, version and license under that name. A new one without a name has the file's.
 *
 * @param known the store's
 * @throws PapergraphError BAD_INPUT where the name is not one of lower-case letters, digits and hyphens, or is the own
 *   vocabulary's.
 */
export function vocabularyOf(
  draft: CheckedDraft,
  options: VocabularyOptions,
  path: string,
  known: readonly Vocabulary[],
): ReadVocabulary {
  const sameAddress = known.find(({ uri }) => uri !== null && uri === draft.uri);
  const given = options.name ?? draft.name ?? sameAddress?.name;
  const name = slug(given ?? basename(path).replace(/(?:\.(?:gz|[a-z]{1,6}|n3))+$/i, ''));
  if (options.name !== null && name !== options.name) {
    // Of a name without any of these, the slug is made up.
    const example = /[a-z0-9]/i.test(options.name.normalize('NFKD')) ? name : 'birds';
    throw new PapergraphError(
      'BAD_INPUT',
      `A vocabulary's name is of lower-case letters, digits and hyphens: --name ${example}, not ${JSON.stringify(options.name)}.`,
    );
  }
  if (name === OWN_VOCABULARY.name) {
    throw new PapergraphError(
      'BAD_INPUT',
      `${path}: ${name} is the vocabulary that comes with papergraph and changes with it; choose another --name.`,
    );
  }
  const before = known.find((vocabulary) => vocabulary.name === name);
  const vocabulary: Vocabulary = {
    name,
    version: options.version ?? draft.version ?? before?.version ?? null,
    license: options.license ?? draft.license ?? before?.license ?? null,
    uri: draft.uri ?? before?.uri ?? null,
  };
  const concepts = conceptsOf(draft, name, options.language ?? draft.language);
  return { vocabulary, concepts, notes: [...draft.notes, ...sharedNote(concepts)] };
}

function check(draft: Draft, language: string | null): void {
  const faults = faultsOf(draft);
  if (faults.length === 0 && draft.concepts.length === 0) faults.push('there is no concept in it');
  const chosen = language && chosenLanguage(draft.concepts, language);
  const isNamed = draft.concepts.some(({ preferred }) =>
    preferred.some((label) => label.language?.split('-')[0] === chosen),
  );
  if (language && faults.length === 0 && !isNamed) faults.push(`no concept has a name in the language ${language}`);
  if (faults.length === 0) return;
  const shown = faults.slice(0, SHOWN);
  const more = faults.length > SHOWN ? [`… and ${faults.length - SHOWN} more`] : [];
  const list = [...shown, ...more].map((line) => `  ${line}`).join('\n');
  throw new PapergraphError('BAD_INPUT', `the vocabulary cannot be used, and nothing was changed:\n${list}`, {
    details: { faults },
  });
}

function sharedNote(concepts: readonly Concept[]): string[] {
  const shared = sharedLabels(concepts);
  if (shared.length === 0) return [];
  const some = shared.slice(0, 3).join('; ');
  const labels =
    shared.length === 1
      ? '1 label is of several concepts, and stands'
      : `${shared.length} labels are of several concepts, and each stands`;
  return [`${labels} for one of them in texts: ${some}`];
}

async function textOf(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? await promisify(gunzip)(bytes) : bytes;
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

function cannotRead(path: string, cause: unknown): PapergraphError {
  const { code } = cause as NodeJS.ErrnoException;
  const reason =
    code === 'ENOENT'
      ? 'there is no such file'
      : code === 'EISDIR'
        ? 'this is a folder'
        : code === 'EACCES'
          ? 'it may not be read'
          : code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
            ? 'it is not in UTF-8'
            : code?.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE'
              ? 'its compression is damaged or cut short'
              : null;
  if (reason === null) throw cause;
  return new PapergraphError('BAD_INPUT', `${path}: ${reason}`, { cause });
}
