import { createHash } from 'node:crypto';
import { URN } from '../model/concept-address.js';
import { slug } from '../model/identity.js';
import { OWN_VOCABULARY } from '../model/vocabulary.js';
import type { DraftConcept } from './draft.js';

/**
 * The id of each concept by its key: `vocabulary:slug`, so that vocabularies never take each other's, whatever is read
 * first; the own vocabulary's are bare slugs. The slug is of the last part of the address, else of the id in the file,
 * else of the name: it stays when a concept that has one of the former is renamed. Of several with one slug, all but the
 * first (those without an address, then by address) have `-` and 6 hexadecimal digits of a SHA-256 behind it.
 */
export function conceptIds(
  vocabulary: string,
  concepts: readonly Pick<DraftConcept, 'key' | 'uri' | 'preferred'>[],
): Map<string, string> {
  const prefix = vocabulary === OWN_VOCABULARY.name ? '' : `${vocabulary}:`;
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  const sorted = [...concepts].sort(
    (a, b) => Number(a.uri !== null) - Number(b.uri !== null) || ascending(a.uri ?? a.key, b.uri ?? b.key),
  );
  for (const concept of sorted) {
    const part = slug(named(concept));
    const digits = createHash('sha256')
      .update(concept.uri ?? concept.key)
      .digest('hex');
    const id = taken.has(part) ? `${part}-${digits.slice(0, 6)}` : part;
    taken.add(id);
    ids.set(concept.key, `${prefix}${id}`);
  }
  return ids;
}

function named({ key, uri, preferred }: Pick<DraftConcept, 'key' | 'uri' | 'preferred'>): string {
  if (uri !== null) return lastPart(uri);
  if (key.startsWith('_:')) return preferred[0].text;
  return key.startsWith(URN) ? lastPart(key) : key;
}

/** `machine learning` of `https://example.org/topics#machine%20learning`. */
function lastPart(uri: string): string {
  const part = /[^#/:?]+$/.exec(uri.replace(/[#/:?]+$/, ''))?.[0] ?? uri;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function ascending(a: string, b: string): number {
  return a < b ? -1 : Number(a !== b);
}
