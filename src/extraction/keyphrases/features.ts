import { GAP } from '../../model/label.js';
import type { KeywordMemory, Vote } from './keyword-memory.js';
import type { PhraseStatistics } from './phrase-statistics.js';
import type { Phrase, TaggedField } from './phrases.js';
import { WORD_CLASS } from './word-class.js';

export const FEATURES = [
  'tf', 'titleTf', 'first', 'last', 'firstShare', 'spread', 'size', 'characters', 'inText',
  'df', 'titleDf', 'titleRatio', 'tfidf', 'sumIdf', 'maxIdf', 'minIdf', 'sumTfIdf', 'cohesion',
  'inVocabulary', 'inSeed', 'degree',
  'keywords', 'keywordRatio', 'textRatio', 'headRatio', 'beginRatio',
  'vote', 'voters', 'voteRank', 
  'whole', 'begins', 'ends', 'isNoun', 'longerTf', 'longerVote', 'longerKeywords', 'longerRatio', 'shorterKeywords', 'shorterVote',
  'capitals', 'capital', 'hyphen', 'digit', 'firstClass', 'headClass', 'beforeOf', 'afterOf', 'defined',
  'tfRank', 'firstRank', 'tfidfRank', 'ratioRank', 'sumRank', 'words', 'phrases', 'endsSentence','generic'
] as const;
export type Feature = (typeof FEATURES)[number];
export const WIDTH = FEATURES.length;

export interface Knowledge {
  statistics: PhraseStatistics;
  /** Number of links of a vocabulary label. */
  vocabulary: ReadonlyMap<string, number>;
  seed: ReadonlySet<string>;
  memory: KeywordMemory | null;
  /** Keywords that begin and end with a word. */
  heads: ReadonlyMap<string, [number, number]>;
}

export interface DocumentPhrases {
  fields: readonly TaggedField[];
  phrases: readonly Phrase[];
  votes: readonly Vote[];
  /** Keyword numbers that must not count (a paper's own, when it teaches). */
  own: ReadonlySet<number>;
  taught: 'no' | 'title' | 'text';
}

const LINK_WORDS = new Set(['of', 'for', 'in', 'by', 'via', 'with', 'on', 'to', 'using', 'from']);

/** Rows of features. */
export function featureRows(document: DocumentPhrases, knowledge: Knowledge): Float32Array {
  const { phrases, votes, own, fields } = document;
  const { statistics, memory } = knowledge;
  const n = phrases.length;
  const rows = new Float32Array(n * WIDTH);
  const words = fields.reduce((sum, { words }) => sum + words.length, 0) || 1;
  const papers = statistics.papers;
  const wordTf = new Map<string, number>();
  for (const field of fields) for (const { key } of field.words) wordTf.set(key, (wordTf.get(key) ?? 0) + 1);
  const voteOf = new Map(votes.map((vote) => [vote.keyword, vote]));
  const indexOf = new Map(phrases.map((phrase, i) => [phrase.key, i]));
  const idf = (key: string) => Math.log((papers + 1) / (statistics.papersWith(key) + 1));
  const column = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Record<Feature, number>;
  const ownHeads = new Map<string, number>();
  for (const id of own) {
    const parts = memory!.keys[id].split(' ');
    const [h, b] = [`1 ${parts[parts.length - 1]}`, `0 ${parts[0]}`];
    ownHeads.set(h, (ownHeads.get(h) ?? 0) + 1);
    ownHeads.set(b, (ownHeads.get(b) ?? 0) + 1);
  }
  const keywordCount = new Float64Array(n);
  phrases.forEach((phrase, i) => {
    const base = i * WIDTH;
    const set = (name: Feature, value: number) => {
      rows[base + column[name]] = value;
    };
    const parts = phrase.key.split(' ');
    const tf = phrase.places.length;
    const df = statistics.papersWith(phrase.key);
    set('tf', tf);
    set('titleTf', phrase.inTitle);
    set('first', tf > 0 ? phrase.firstAt : words);
    set('last', phrase.lastAt / words);
    set('firstShare', tf > 0 ? phrase.firstAt / words : 1.5);
    set('spread', (phrase.lastAt - phrase.firstAt) / words);
    set('size', parts.length);
    set('characters', phrase.key.length);
    set('inText', Number(tf > 0));
    set('df', Math.log(df + 1));
    const titles = statistics.titlesWith(phrase.key);
    set('titleDf', Math.log(titles + 1));
    set('titleRatio', Math.log((titles + 0.5) / (df + 20)));
    const ownIdf = idf(phrase.key);
    set('tfidf', tf * ownIdf);
    const idfs = parts.map(idf);
    const sum = idfs.reduce((a, b) => a + b, 0);
    set('sumIdf', sum);
    set('maxIdf', Math.max(...idfs));
    set('minIdf', Math.min(...idfs));
    set('sumTfIdf', parts.reduce((a, part, k) => a + (wordTf.get(part) ?? 0) * idfs[k], 0));
    set('cohesion', df > 0 ? sum - ownIdf : -1);
    const degree = knowledge.vocabulary.get(phrase.key);
    set('inVocabulary', Number(degree !== undefined));
    set('degree', Math.log((degree ?? -1) + 2));
    set('inSeed', Number(knowledge.seed.has(phrase.key)));
    const id = memory?.idOf(phrase.key) ?? -1;
    const kc = memory && id >= 0 ? memory.counts[id] - Number(own.has(id)) : 0;
    keywordCount[i] = kc;
    const inMemory = document.taught === 'no' ? 0 : Number(document.taught === 'title' ? phrase.inTitle > 0 : tf > 0);
    const tc = memory && id >= 0 ? memory.textCounts[id] - inMemory : 0;
    set('keywords', Math.log(kc + 1));
    set('keywordRatio', Math.log((kc + 0.5) / (df + 20)));
    set('textRatio', Math.log((kc + 0.5) / (tc + 5)));
    const headKey = parts[parts.length - 1];
    const head = (knowledge.heads.get(headKey)?.[1] ?? 0) - (ownHeads.get(`1 ${headKey}`) ?? 0);
    const begin = (knowledge.heads.get(parts[0])?.[0] ?? 0) - (ownHeads.get(`0 ${parts[0]}`) ?? 0);
    set('headRatio', Math.log((head + 0.5) / (statistics.papersWith(parts[parts.length - 1]) + 20)));
    set('beginRatio', Math.log((begin + 0.5) / (statistics.papersWith(parts[0]) + 20)));
    const vote = id >= 0 ? voteOf.get(id) : undefined;
    set('vote', vote?.share ?? 0);
    set('voters', vote?.voters ?? 0);
    set('whole', tf > 0 ? phrase.whole / tf : 0);
    set('begins', tf > 0 ? phrase.begins / tf : 0);
    set('ends', tf > 0 ? phrase.ends / tf : 0);
    set('isNoun', Number(phrase.isNoun));
    set('phrases', n);
    set('words', words);
    if (tf === 0) return;
    const place = phrase.places[0];
    const first = place.field.words[place.first];
    const last = place.field.words[place.last];
    let capitals = 0;
    let capital = 0;
    let beforeOf = 0;
    let afterOf = 0;
    let defined = 0;
    let endsSentence = 0;
    for (const { field, first, last } of phrase.places) {
      const text = field.words[first].text;
      if (/^[^a-z]*[A-Z][^a-z]*s?$/.test(text)) capitals++;
      if (/^[A-Z]/.test(text) && field.words[first].gap !== GAP.BREAK) capital++;
      const next = field.words[last + 1];
      const previous = field.words[first - 1];
      if (next && LINK_WORDS.has(next.text)) beforeOf++;
      if (previous && LINK_WORDS.has(previous.text)) afterOf++;
      if (next && next.gap === GAP.BREAK && /[A-Z]/.test(next.text) && field.text[next.start - 1] === '(' && next.start - field.words[last].end <= 3) defined = 1;
      if (!next || next.gap === GAP.BREAK) endsSentence++;
    }
    set('capitals', capitals / tf);
    set('capital', capital / tf);
    set('beforeOf', beforeOf / tf);
    set('afterOf', afterOf / tf);
    set('defined', defined);
    set('endsSentence', endsSentence / tf);
    set('hyphen', Number(place.field.text.slice(first.start, last.end).includes('-')));
    set('digit', Number(/\d/.test(phrase.key)));
    set('firstClass', place.field.classes[place.first]);
    set('headClass', place.field.classes[place.last]);
  });
  // Longer and shorter candidates.
  phrases.forEach((phrase, i) => {
    const parts = phrase.key.split(' ');
    for (let size = 1; size < parts.length; size++) {
      for (let first = 0; first + size <= parts.length; first++) {
        const j = indexOf.get(parts.slice(first, first + size).join(' '));
        if (j === undefined) continue;
        const raise = (row: number, name: Feature, value: number) => {
          const at = row * WIDTH + column[name];
          if (value > rows[at]) rows[at] = value;
        };
        const get = (row: number, name: Feature) => rows[row * WIDTH + column[name]];
        raise(j, 'longerTf', get(i, 'tf') / get(j, 'tf'));
        raise(j, 'longerVote', get(i, 'vote'));
        raise(j, 'longerKeywords', get(i, 'keywords'));
        raise(j, 'longerRatio', get(i, 'keywordRatio') + 20);
        raise(i, 'shorterKeywords', get(j, 'keywords'));
        raise(i, 'shorterVote', get(j, 'vote'));
      }
    }
  });
  const rank = (from: Feature, to: Feature, sign: number) => {
    const order = phrases.map((_, i) => i).sort((a, b) => sign * (rows[a * WIDTH + column[from]] - rows[b * WIDTH + column[from]]));
    order.forEach((i, at) => {
      const before = order[at - 1];
      rows[i * WIDTH + column[to]] =
        at > 0 && rows[before * WIDTH + column[from]] === rows[i * WIDTH + column[from]] ? rows[before * WIDTH + column[to]] : at;
    });
  };
  rank('tf', 'tfRank', -1);
  rank('first', 'firstRank', 1);
  rank('tfidf', 'tfidfRank', -1);
  rank('keywordRatio', 'ratioRank', -1);
  rank('sumTfIdf', 'sumRank', -1);
  rank('vote', 'voteRank', -1);
  return rows;
}

export { WORD_CLASS };
