import { stemmer } from 'stemmer';
import { splitSentences } from '../model/sentences.js';
import type { Highlight } from './types/search.js';

// As the stores' full text has them: a character of a script without spaces is a word.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+/gu;

/**
 * Where the words of a query stand in texts, by Porter stems as in the stores' full text: for each text with a match,
 * the sentence that has the most different words (the first of several).
 */
export function highlight(query: string, fields: Record<string, readonly string[]>): Highlight[] {
  const wanted = new Set((query.match(WORD) ?? []).map(stem));
  const highlights: Highlight[] = [];
  for (const [field, texts] of Object.entries(fields)) {
    for (const text of texts) {
      const best = splitSentences(text)
        .map(({ start, end }) => mark(text.slice(start, end), wanted))
        .reduce((a, b) => (b.different > a.different ? b : a), { text: '', spans: [], different: 0 } as Marked);
      if (best.different > 0) highlights.push({ field, text: best.text, spans: best.spans });
    }
  }
  return highlights;
}

interface Marked {
  text: string;
  spans: { start: number; end: number }[];
  different: number;
}

function mark(text: string, wanted: ReadonlySet<string>): Marked {
  const spans: Marked['spans'] = [];
  const seen = new Set<string>();
  for (const match of text.matchAll(WORD)) {
    const found = stem(match[0]);
    if (!wanted.has(found)) continue;
    seen.add(found);
    spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return { text, spans, different: seen.size };
}

function stem(word: string): string {
  return stemmer(
    word
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase(),
  );
}
