import { createHash } from 'node:crypto';
import type { Concept } from '../model/concept.js';
import type { Extraction, Link, Mention, Span } from '../model/extraction.js';
import { compareFields } from '../model/field-text.js';
import { normalizeLabel, type Word } from '../model/label.js';
import type { PaperRecord } from '../model/paper.js';
import { findDefinitions } from './abbreviations/find-definitions.js';
import { authorKeywords, type AuthorKeyword } from './author-keywords.js';
import { candidatesOf } from './candidates.js';
import { KeyphraseFinder, type KnownWords } from './keyphrase-finder.js';
import { findLinks, linkKind, type TextLink } from './links.js';
import type { ExtractionModels } from './models.js';
import { namedPhrases, type MeantKeyword, type ShortForm } from './named-phrases.js';
import { tokenize } from './tokens.js';
import { VocabularyMatcher, type LabelMatch } from './vocabulary-matcher.js';

/** Raised when the same paper and vocabulary may give something else: stored papers are then told apart by it. */
const RULES = 6;
/** A definition that is rather not one says nothing. */
const LEAST_DEFINITION = 0.5;
/** A keyword says what the paper is about, but may name a concept that it shares a label with. */
const NAMED_BY_AUTHORS = 0.95;
interface Field {
  field: Span['field'];
  text: string;
  words: Word[];
  links: TextLink[];
}

/**
 * Reads what a paper says, by one vocabulary. What the paper defines wins over what the vocabulary says of an
 * abbreviation: `SEM` is what this paper calls so.
 */
export class Extractor {
  /** Of the rules, the models and the vocabulary: equal versions extract the same. */
  readonly version: string;
  private readonly matcher: VocabularyMatcher;
  private readonly keyphrases: KeyphraseFinder;

  constructor(concepts: readonly Concept[], models: ExtractionModels) {
    this.matcher = new VocabularyMatcher(concepts);
    this.keyphrases = new KeyphraseFinder(models, concepts);
    const labels = concepts
      .map(({ id, name, aliases, vocabulary }) => JSON.stringify([id, name, aliases, vocabulary]))
      .sort();
    const learned = [models.version, ...labels].join('\n');
    this.version = `${RULES}.${createHash('sha256').update(learned).digest('hex').slice(0, 12)}`;
  }

  /** Mentions by field (as `TEXT_FIELDS`) and offset, abbreviations in order, links by url, candidates by key. */
  extract(paper: PaperRecord): Extraction {
    const fields = [fieldOf('title', paper.title), fieldOf('abstract', paper.abstract)];
    const shortForms = this.shortForms(fields);
    const mentions: Mention[] = [];
    const known: KnownWords[] = [];
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
    const named = namedPhrases(keywords, shortForms, shortSpans, fields);
    for (const { places } of named) for (const place of places) known[place.field].known.push(place);
    const shortKeys = new Set(shortForms.map(({ short }) => normalizeLabel(short)));
    const keyphrases = this.keyphrases.find(known, (key) => shortKeys.has(key));
    return {
      mentions,
      abbreviations: shortForms.map(({ short, long, conceptId }) => ({ short, long, conceptId })),
      links: linksOf(paper, fields),
      candidates: candidatesOf(fields, keyphrases, named),
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
