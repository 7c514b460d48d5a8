/**
 * Words and labels. A label's key is what the vocabulary, keyphrase candidates and name lookup compare: words without
 * accents and punctuation, lower case, American, singular, hyphens read as spaces, prefixes joined to their word.
 */

/** What stands between a word and the one before it. Phrases run over all but `BREAK`. */
export const GAP = { BREAK: 0, SPACE: 1, HYPHEN: 2, SLASH: 3, POSSESSIVE: 4 } as const;
export type Gap = (typeof GAP)[keyof typeof GAP];

/** A word at `[start, end)` (UTF-16) of the text it was split from; `text` as written, `key` as compared. */
export interface Word {
  start: number;
  end: number;
  text: string;
  key: string;
  /** Between the previous word and this one. */
  gap: Gap;
}

// Prefixes written apart, with a hyphen or as one word with what follows: "pre training", "pre-training", "pretraining".
const PREFIXES = new Set(
  'pre non multi semi auto inter intra hyper meta super cross mini micro macro pseudo quasi'.split(' '),
);
// Prefixes that are joined over a hyphen only, being words by themselves or parts of names.
const HYPHEN_PREFIXES = new Set(
  're de co un sub anti bi uni tri over under post counter ultra mis omni poly'.split(' '),
);
const NEVER_JOINED = new Set('and or of the to in on for with by as is are'.split(' '));
// Pairs that are written in three ways without the first being a prefix.
const JOINED_PAIRS = /^(?:fine tun|back propag|data (?:set|base)s?$|word net$|tree banks?$)/;

const WORD_CHARACTER = new Uint8Array(128);
for (const character of '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  WORD_CHARACTER[character.charCodeAt(0)] = 1;
}
// Letters, digits, marks, and the invisible characters that pages put into the middle of words.
const WIDE_WORD_CHARACTER = /^[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]/u;
const DIGIT = /^[0-9]$/;
const ONLY_LETTERS = /^\p{L}{2,}$/u;

/** Length in UTF-16 units of the word character at `at`, 0 where there is none. */
function wordCharacterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return WORD_CHARACTER[code];
  if (!(code >= 128)) return 0;
  const character = String.fromCodePoint(text.codePointAt(at) as number);
  return WIDE_WORD_CHARACTER.test(character) ? character.length : 0;
}

function endOfRun(text: string, from: number): number {
  let at = from;
  for (let step = wordCharacterAt(text, at); step > 0; step = wordCharacterAt(text, at)) at += step;
  return at;
}

function isApostrophe(character: string): boolean {
  return character === "'" || character === '’' || character === 'ʼ';
}

/** End of the word that starts at `start`: runs joined by what belongs inside a word (`d'Alembert`, `3.5`, `ell_2`, `i.i.d`). */
function endOfWord(text: string, start: number): number {
  let end = endOfRun(text, start);
  let initials = end - start === 1 && !DIGIT.test(text[start]);
  for (;;) {
    const next = wordCharacterAt(text, end + 1);
    if (next === 0) return end;
    const joint = text[end];
    const runEnd = endOfRun(text, end + 1);
    if (isApostrophe(joint)) {
      if (runEnd === end + 2 && /[sS]/.test(text[end + 1])) return end;
      initials = false;
    } else if (joint === '.') {
      const number = DIGIT.test(text[end - 1]) && DIGIT.test(text[end + 1]);
      if (!number && !(initials && runEnd === end + 2)) return end;
    } else if (joint === ',') {
      if (!(DIGIT.test(text[end - 1]) && /^\d{3}$/.test(text.slice(end + 1, runEnd)))) return end;
    } else if (joint !== '_') {
      return end;
    }
    end = runEnd;
  }
}

const HYPHENS = new Set(['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212']);
const POSSESSIVE_GAP = /^(?:['’ʼ][sS]?)\s+$/;

function gapOf(text: string, from: number, to: number): Gap {
  if (to - from === 1) {
    const character = text[from];
    if (character === ' ') return GAP.SPACE;
    if (HYPHENS.has(character)) return GAP.HYPHEN;
    if (character === '/') return GAP.SLASH;
  }
  const gap = text.slice(from, to);
  if (/^\s+$/.test(gap)) return GAP.SPACE;
  if (POSSESSIVE_GAP.test(gap)) {
    return gap[1] === 's' || gap[1] === 'S' || /[sS]/.test(text[from - 1]) ? GAP.POSSESSIVE : GAP.BREAK;
  }
  return GAP.BREAK;
}

function joinsNext(word: Word, next: Word): boolean {
  if (next.gap !== GAP.HYPHEN && next.gap !== GAP.SPACE) return false;
  if (word.text.length > 6) return false;
  const prefix = word.text.toLowerCase();
  const isPrefix = PREFIXES.has(prefix) || (next.gap === GAP.HYPHEN && HYPHEN_PREFIXES.has(prefix));
  const following = next.text.toLowerCase();
  if (isPrefix) return ONLY_LETTERS.test(following.replace(/-/g, '')) && !NEVER_JOINED.has(following);
  return JOINED_PAIRS.test(`${prefix} ${following}`);
}

/**
 * The words of a text, in order, with offsets into it. Hyphens, dashes and slashes split words; prefixes (`pre`, `non`,
 * `multi`, `semi`, `auto`, `meta`, …) are joined to what follows, so that all ways of writing them give one key.
 * Linear in the text.
 */
export function splitWords(text: string): Word[] {
  const raw: Word[] = [];
  let previousEnd = -1;
  for (let at = 0; at < text.length;) {
    if (wordCharacterAt(text, at) === 0) {
      at++;
      continue;
    }
    const end = endOfWord(text, at);
    const written = text.slice(at, end);
    const gap = previousEnd < 0 ? GAP.BREAK : gapOf(text, previousEnd, at);
    raw.push({ start: at, end, text: written, key: wordKey(written), gap });
    previousEnd = end;
    const possessive = isApostrophe(text[end]) && /[sS]/.test(text[end + 1]) && wordCharacterAt(text, end + 2) === 0;
    at = possessive ? end + 2 : end;
  }
  const words: Word[] = [];
  for (let i = raw.length - 1; i >= 0; i--) {
    const word = raw[i];
    const next = words[words.length - 1];
    if (next !== undefined && joinsNext(word, next)) {
      const written = `${word.text}-${next.text}`;
      words[words.length - 1] = {
        start: word.start,
        end: next.end,
        text: written,
        key: wordKey(written),
        gap: word.gap,
      };
    } else {
      words.push(word);
    }
  }
  return words.reverse().filter((word) => word.key !== '');
}

/** The normalized key of a label: its words' keys, single spaces between. `''` for a label without a letter or digit. */
export function normalizeLabel(label: string): string {
  return splitWords(label)
    .map((word) => word.key)
    .join(' ');
}

const CACHE_LIMIT = 200_000;
const keys = new Map<string, string>();

/** The key of one word: no accents, apostrophes, joints; lower case, American, singular. */
export function wordKey(word: string): string {
  const known = keys.get(word);
  if (known !== undefined) return known;
  const key = computeKey(word);
  if (keys.size >= CACHE_LIMIT) keys.clear();
  keys.set(word, key);
  return key;
}

// eslint-disable-next-line no-control-regex
const NOT_ASCII = /[^\x00-\x7f]/;

function computeKey(word: string): string {
  let plain = word;
  if (NOT_ASCII.test(plain)) {
    plain = plain
      .normalize('NFKD')
      .replace(/[\p{M}\u00ad\u200b-\u200d\u2060]+/gu, '')
      .replace(/ø/g, 'o')
      .replace(/Ø/g, 'O')
      .replace(/ł/g, 'l')
      .replace(/Ł/g, 'L')
      .replace(/ß/g, 'ss')
      .replace(/æ/g, 'ae')
      .replace(/œ/g, 'oe')
      .replace(/[^\p{L}\p{N}'_.,-]+/gu, '');
  }
  plain = plain.replace(/^ell_/i, 'l').replace(/['’ʼ_.,-]/g, '');
  return singular(american(/[A-Z0-9]s$/.test(plain) ? plain.slice(0, -1).toLowerCase() : plain.toLowerCase()));
}

const BRITISH_WORDS =
  /^(behaviour|colour|neighbour|tumour|labour|favour|flavour|humour|rumour|honour|harbour)|(centre|fibre|metre|litre|theatre)(?=s?$)/;
const DOUBLED_L = /(?<=(?:mod|lab|trav|chann|canc|tunn|lev|mark|sign|equ)(?:e|a))ll(?=ing$|ings$|ed$|er$|ers$)/;
// Stems whose -ise is no British -ize.
const TRUE_ISE =
  /(?:superv|adv|rev|dev|improv|telev|exerc|franch|(?:com|sur|ap|enter)pr|^a?r|^(?:pre|con|ex|circum)c|^(?:compro|pre|pro|sur|de)m|^(?:des)?p)is(?:ed|ing|ers?)$/;

/** American spelling of a lower-case word, for the patterns that science writes both ways. */
function american(word: string): string {
  if (word.length < 6) return word;
  let result = word;
  if (result.includes('our') || result.includes('tre') || result.includes('bre')) {
    result = result.replace(BRITISH_WORDS, (part) =>
      part.endsWith('our') ? `${part.slice(0, -3)}or` : `${part.slice(0, -2)}er`,
    );
  }
  if (result.includes('ll')) result = result.replace(DOUBLED_L, 'l');
  if (result.includes('isation')) return result.replace('isation', 'ization');
  if (/[^aeou]is(?:ed|ing|ers?)$/.test(result) && !TRUE_ISE.test(result)) {
    return result.replace(/is(ed|ing|ers?)$/, 'iz$1');
  }
  return result;
}

const IRREGULAR = new Map(
  (
    'analyses:analysis bases:basis hypotheses:hypothesis theses:thesis syntheses:synthesis axes:axis crises:crisis ' +
    'parentheses:parenthesis diagnoses:diagnosis emphases:emphasis prognoses:prognosis metastases:metastasis ' +
    'ellipses:ellipse matrices:matrix vertices:vertex indices:index appendices:appendix simplices:simplex ' +
    'vortices:vortex cortices:cortex apices:apex vertexes:vertex criteria:criterion phenomena:phenomenon ' +
    'corpora:corpus minima:minimum maxima:maximum optima:optimum extrema:extremum spectra:spectrum strata:stratum ' +
    'quanta:quantum momenta:momentum schemata:schema lemmata:lemma stigmata:stigma formulae:formula ' +
    'vertebrae:vertebra polyhedra:polyhedron automata:automaton genera:genus loci:locus foci:focus radii:radius ' +
    'stimuli:stimulus nuclei:nucleus moduli:modulus calculi:calculus tori:torus bacteria:bacterium ' +
    'children:child men:man women:woman mice:mouse feet:foot teeth:tooth geese:goose leaves:leaf halves:half ' +
    'knives:knife wolves:wolf shelves:shelf selves:self lives:life wives:wife thieves:thief loaves:loaf ' +
    'caches:cache niches:niche avalanches:avalanche headaches:headache psyches:psyche movies:movie ' +
    'cookies:cookie calories:calorie selfies:selfie rookies:rookie zombies:zombie ties:tie lies:lie dies:die ' +
    'pies:pie biases:bias debiases:debias gases:gas aliases:alias canvases:canvas atlases:atlas lenses:lens viruses:virus ' +
    'statuses:status focuses:focus buses:bus campuses:campus bonuses:bonus corpuses:corpus censuses:census ' +
    'consensuses:consensus toruses:torus modulus:modulus geniuses:genius apparatuses:apparatus ' +
    'syllabuses:syllabus thesauruses:thesaurus thesauri:thesaurus quizzes:quiz echoes:echo heroes:hero vetoes:veto ' +
    'potatoes:potato tomatoes:tomato torpedoes:torpedo volcanoes:volcano mosquitoes:mosquito cargoes:cargo ' +
    'ids:id ads:ad gpus:gpu cpus:cpu tpus:tpu npus:npu relus:relu gelus:gelu elus:elu grus:gru menus:menu apis:api ' +
    'tris:tri bits:bit pros:pro ' +
    'labelings:labeling'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

const UNCHANGED = new Set(
  (
    'series species means bias debias atlas canvas alias gas pancreas whereas texas lens news always perhaps has was ' +
    'chaos cosmos ethos pathos kudos bayes gibbs stokes gauss james jones adams williams charles hughes davies hopkins ' +
    'reuters graves wales athens paris jenkins hayes rogers peters mathews keras pandas pytorchs corps does goes ' +
    'physics mathematics linguistics dynamics hydrodynamics thermodynamics semantics pragmatics economics ' +
    'econometrics genetics robotics mechanics ethics bioethics analytics kinetics phonetics genomics proteomics ' +
    'informatics bioinformatics cybernetics acoustics aerodynamics biometrics psychometrics optics forensics politics ' +
    'electronics photonics ergonomics aesthetics stylistics mnemonics logistics athletics obstetrics pediatrics ' +
    'metaphysics genomics transcriptomics metabolomics epigenetics cosmetics ' +
    'kmeans cmeans sometimes besides less across thus plus minus versus towards afterwards upwards downwards ' +
    'hundreds christmas mars odds alps yes us this its his hers ours yours theirs themselves ourselves dress'
  ).split(' '),
);

/**
 * The singular of an English noun in lower case; a word that is no plural comes back as it is. Made for comparing: the
 * same word gives the same answer on both sides, also where English would disagree (`shows` → `show`).
 */
export function singular(word: string): string {
  if (/[A-Z0-9]s$/.test(word)) return word.slice(0, -1);
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (!word.endsWith('s')) {
    if (word.length > 7) {
      for (const [plural, one] of LATIN_ENDINGS) {
        if (word.endsWith(plural)) return word.slice(0, -plural.length) + one;
      }
    }
    return word;
  }
  if (word.length <= 3 || UNCHANGED.has(word) || /(?:ss|us|is|[^a-z]s)$/.test(word)) return word;
  for (const [plural, one] of COMPOUND_ENDINGS) {
    if (word.endsWith(plural)) return word.slice(0, -plural.length) + one;
  }
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:sses|shes|ches|xes|zzes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

// Endings of words built on an irregular one: "submatrices", "meta-analyses", "hyperplanes" need no entry each.
const LATIN_ENDINGS: readonly [string, string][] = [
  ['corpora', 'corpus'],
  ['automata', 'automaton'],
  ['phenomena', 'phenomenon'],
  ['criteria', 'criterion'],
];
const COMPOUND_ENDINGS: readonly [string, string][] = [
  ['series', 'series'],
  ['analyses', 'analysis'],
  ['hypotheses', 'hypothesis'],
  ['syntheses', 'synthesis'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['indices', 'index'],
  ['dynamics', 'dynamics'],
  ['physics', 'physics'],
  ['linguistics', 'linguistics'],
  ['biases', 'bias'],
];
