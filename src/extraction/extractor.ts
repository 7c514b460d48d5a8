import { createHash } from 'node:crypto';
import type { Concept } from '../model/concept.js';
import type { Abbreviation, Extraction, Link, Mention, Span } from '../model/extraction.js';
import { compareFields } from '../model/field-text.js';
import { normalizeLabel, type Word } from '../model/label.js';
import type { PaperRecord } from '../model/paper.js';
import { findDefinitions } from './abbreviations/find-definitions.js';
import { authorKeywords, type AuthorKeyword } from './author-keywords.js';
import { findCandidates, type FieldWords, type NamedPhrase } from './candidates.js';
import { findLinks, linkKind, type TextLink } from './links.js';
import { tokenize } from './tokens.js';
import { VocabularyMatcher, type LabelMatch } from './vocabulary-matcher.js';

/** Raised when the same paper and vocabulary may give something else: stored papers are then told apart by it. */
const RULES = 3;
/** A definition that is rather not one says nothing. */
const LEAST_DEFINITION = 0.5;
/** A keyword says what the paper is about, but may name a concept that it shares a label with. */
const NAMED_BY_AUTHORS = 0.95;
/** A longer long form is a clause. */
const MAX_NAMED_WORDS = 5;
/** A longer keyword is a heading of a classification, or a text in the wrong place. */
const MAX_KEYWORD_WORDS = 6;

interface Field {
  field: Span['field'];
  text: string;
  words: Word[];
  links: TextLink[];
}

/** A short form that the paper defines, with the concept of its long form where the vocabulary has one. */
interface ShortForm extends Abbreviation {
  longKey: string;
  confidence: number;
}

/** A keyword under the key of what it names. */
interface MeantKeyword extends AuthorKeyword {
  /** null: no vocabulary knows it. */
  conceptId: string | null;
}

/**
 * Reads what a paper says, by one vocabulary. What the paper defines wins over what the vocabulary says of an
 * abbreviation: `SEM` is what this paper calls so.
 */
export class Extractor {
  /** Of the rules and the vocabulary: equal versions extract the same. */
  readonly version: string;
  private readonly matcher: VocabularyMatcher;

  constructor(concepts: readonly Concept[]) {
    this.matcher = new VocabularyMatcher(concepts);
    const labels = concepts.map(({ id, name, aliases }) => JSON.stringify([id, name, aliases])).sort();
    this.version = `${RULES}.${createHash('sha256').update(labels.join('\n')).digest('hex').slice(0, 12)}`;
  }

  /** Mentions by field (as `TEXT_FIELDS`) and offset, abbreviations in order, links by url, candidates by key. */
  extract(paper: PaperRecord): Extraction {
    const fields = [fieldOf('title', paper.title), fieldOf('abstract', paper.abstract)];
    const shortForms = this.shortForms(fields);
    const mentions: Mention[] = [];
    const known: FieldWords[] = [];
    const shortSpans = new Map<string, Span[]>();
    for (const field of fields) {
      const shorts = findShortForms(field.words, shortForms);
      const taken = new Set(shorts.map(({ at }) => at));
      const matches = this.matcher.match(field.words).filter((match) => !isOverruled(match, taken));
      const matched = new Uint8Array(field.words.length);
      for (const { first, last } of matches) matched.fill(1, first, last + 1);
      const free = shorts.filter(({ at }) => matched[at] === 0);
      for (const match of matches) {
        mentions.push(
          mentionOf(paper.id, match.conceptId, field, match.first, match.last, 'vocabulary', match.confidence),
        );
      }
      for (const { at, form } of free) {
        if (form.conceptId !== null) {
          mentions.push(mentionOf(paper.id, form.conceptId, field, at, at, 'abbreviation', form.confidence));
        } else {
          const spans = shortSpans.get(form.short);
          if (spans) spans.push(spanOf(field, at, at));
          else shortSpans.set(form.short, [spanOf(field, at, at)]);
        }
      }
      known.push({ ...field, known: [...matches, ...free.map(({ at }) => ({ first: at, last: at }))] });
    }
    const keywords = this.meanings(authorKeywords(paper.keywords), shortForms);
    for (const { conceptId, span } of keywords) {
      if (conceptId === null) continue;
      const [method, confidence] = ['author-keyword' as const, NAMED_BY_AUTHORS];
      mentions.push({ paperId: paper.id, conceptId, ...span, method, confidence });
    }
    mentions.sort((a, b) => compareFields(a.field, b.field) || a.start - b.start);
    return {
      mentions,
      abbreviations: shortForms.map(({ short, long, conceptId }) => ({ short, long, conceptId })),
      links: linksOf(paper, fields),
      candidates: findCandidates(known, namedPhrases(keywords, shortForms, shortSpans)),
    };
  }

  /** The short forms of a paper; of two definitions of one, the first. */
  private shortForms(fields: readonly Field[]): ShortForm[] {
    const forms = new Map<string, ShortForm>();
    for (const { text } of fields) {
      for (const { short, long, confidence } of findDefinitions(text)) {
        if (confidence < LEAST_DEFINITION || forms.has(short)) continue;
        const conceptId = this.matcher.conceptNamed(long) ?? null;
        forms.set(short, { short, long, longKey: normalizeLabel(long), conceptId, confidence });
      }
    }
    return [...forms.values()];
  }

  /** What each keyword names: by the paper's own short forms, else by the vocabulary. */
  private meanings(keywords: readonly AuthorKeyword[], forms: readonly ShortForm[]): MeantKeyword[] {
    const formOf = new Map(forms.map((form) => [form.short, form]));
    return keywords.map(({ key, span }) => {
      const form = formOf.get(span.surface);
      if (form) return { key: form.longKey, span, conceptId: form.conceptId };
      return { key, span, conceptId: this.matcher.conceptNamed(span.surface) ?? null };
    });
  }
}

/** What the paper gives a short form, or lists among its keywords, and the vocabulary does not know. */
function namedPhrases(
  keywords: readonly MeantKeyword[],
  forms: readonly ShortForm[],
  spans: ReadonlyMap<string, Span[]>,
): NamedPhrase[] {
  const isPhrase = (key: string, most: number) => key !== '' && key.split(' ').length <= most;
  const byKey = new Map<string, NamedPhrase>();
  for (const { short, long, longKey, conceptId } of forms) {
    if (conceptId !== null || !isPhrase(longKey, MAX_NAMED_WORDS)) continue;
    const before = byKey.get(longKey)?.spans ?? [];
    byKey.set(longKey, {
      key: longKey,
      name: long,
      abbreviation: short,
      spans: [...before, ...(spans.get(short) ?? [])],
    });
  }
  for (const { key, span, conceptId } of keywords) {
    if (conceptId !== null || !isPhrase(key, MAX_KEYWORD_WORDS)) continue;
    const known = byKey.get(key);
    if (known) known.spans.push(span);
    else byKey.set(key, { key, name: span.surface, abbreviation: null, spans: [span] });
  }
  return [...byKey.values()];
}

function fieldOf(field: Span['field'], text: string): Field {
  const links = findLinks(text);
  return { field, text, links, words: tokenize(text, links) };
}

/** Words that are a short form, alone or in the plural. */
function findShortForms(words: readonly Word[], forms: readonly ShortForm[]): { at: number; form: ShortForm }[] {
  if (forms.length === 0) return [];
  const byText = new Map(forms.flatMap((form) => [[form.short, form] as const, [`${form.short}s`, form] as const]));
  return words.flatMap((word, at) => {
    const form = byText.get(word.text);
    return form ? [{ at, form }] : [];
  });
}

/** A label of one word that the paper has defined itself; a longer label that holds the word stands. */
function isOverruled({ first, last }: LabelMatch, shortForms: ReadonlySet<number>): boolean {
  return first === last && shortForms.has(first);
}

function spanOf({ field, text, words }: Field, first: number, last: number): Span {
  const [start, end] = [words[first].start, words[last].end];
  return { field, start, end, surface: text.slice(start, end) };
}

function mentionOf(
  paperId: string,
  conceptId: string,
  field: Field,
  first: number,
  last: number,
  method: Mention['method'],
  confidence: number,
): Mention {
  return { paperId, conceptId, ...spanOf(field, first, last), method, confidence };
}

function linksOf(paper: PaperRecord, fields: readonly Field[]): Link[] {
  const urls = new Set([...paper.urls, ...fields.flatMap(({ links }) => links.map(({ url }) => url))]);
  return [...urls].sort().map((url) => ({ paperId: paper.id, url, kind: linkKind(url) }));
}
