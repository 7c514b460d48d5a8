import { OWN_VOCABULARY, type Vocabularies, type Vocabulary } from '../model/vocabulary.js';
import type { VocabularyDifference } from '../vocabulary/difference.js';
import { counted } from './counted.js';

/** Concepts named of each kind of change. */
const SHOWN = 5;

/** What an import changes, or would change. */
export function differenceText(now: Vocabulary, before: Vocabulary | null, difference: VocabularyDifference): string[] {
  const { unchanged, ...changes } = difference;
  const lines = Object.entries(changes).flatMap(([what, names]) => {
    if (names.length === 0) return [];
    const some = names.slice(0, SHOWN).join('; ');
    const more = names.length > SHOWN ? '; …' : '';
    return [`  ${what.padEnd(11)}  ${String(names.length).padStart(6)}  ${some}${more}`];
  });
  if (unchanged > 0) lines.push(`  unchanged    ${String(unchanged).padStart(6)}`);
  return [heading(now, before), ...lines];
}

/** One note for each vocabulary that has labels of this one, with the first `shown` of them; see `labelsOfOthers`. */
export function sharedText(byVocabulary: ReadonlyMap<string, readonly string[]>, shown: number): string[] {
  return [...byVocabulary].map(([name, labels]) => {
    const some = labels.slice(0, shown).map((line) => `\n    ${line}`);
    const more = labels.length > shown ? [`\n    and ${labels.length - shown} more; --dry-run lists them`] : [];
    const are = labels.length === 1 ? 'is a label' : 'are labels';
    return `${counted(labels.length, 'label')} ${are} of ${name} too:${[...some, ...more].join('')}`;
  });
}

function heading(now: Vocabulary, before: Vocabulary | null): string {
  if (!before) return `${now.name}, new: ${about(now)}`;
  const changes = (['version', 'license', 'uri'] as const)
    .filter((field) => before[field] !== now[field])
    .map((field) => `${field} ${before[field] ?? 'not stated'} → ${now[field] ?? 'not stated'}`);
  return `${now.name}: ${changes.length === 0 ? about(now) : changes.join(', ')}`;
}

function about({ version, license }: Vocabulary): string {
  return `version ${version ?? 'not stated'}, license ${license ?? 'not stated'}`;
}

/** The vocabularies of a store, one a line. */
export function vocabularyText({ vocabularies, concepts }: Vocabularies): string[] {
  const counts = new Map<string | null, number>();
  for (const { vocabulary } of concepts) counts.set(vocabulary, (counts.get(vocabulary) ?? 0) + 1);
  return vocabularies.map((vocabulary) => {
    const { name, uri } = vocabulary;
    const count = counts.get(name) ?? 0;
    if (count === 0 && name === OWN_VOCABULARY.name) return `${name}: removed; \`vocabulary restore\` puts it back`;
    return `${name}: ${counted(count, 'concept')}, ${about(vocabulary)}${uri === null ? '' : `, ${uri}`}`;
  });
}
