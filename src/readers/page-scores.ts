import { endsSentence } from './ends-sentence.js';
import type { Block } from './page-blocks.js';

/*
 * How well a block does as a title, as the start of an abstract, or as more of one. The numbers are comparable: a block
 * becomes what makes the sum over the page greatest (see `page-labels.ts`); 0 is what text that is left out scores.
 * They were set by reading back pages made of titles and abstracts of the ACL Anthology: of 23,202 papers on pages of 40
 * without chrome, 99.8 % come back; most of the others have a title in two languages.
 */

const IMPOSSIBLE = -Infinity;

/** Longer lines are no titles. */
const LONGEST_TITLE = 350;
/** Shorter paragraphs are abstracts only where they open as one (`We prove …`); longer ones are tables or whole texts. */
const SHORTEST_ABSTRACT = 60;
const LONGEST_ABSTRACT = 10_000;
/** What few words cost a title: there are such titles, but more such headings and buttons. By the number of words. */
const SHORT_TITLE = [0, 1, 0.75, 0.25];

/** What the words and punctuation of a block say; lower case, since titles may capitalize any word. */
interface Features {
  length: number;
  /** Words that sentences need and titles can do without. */
  proseWords: number;
  /** Sentence ends inside the text. */
  innerEnds: number;
  endsSentence: boolean;
  endsWithStop: boolean;
  /** Most of the longer words are capitalized. */
  titleCase: boolean;
  /** Opens in lower case, as the rest of a broken paragraph does. */
  opensLower: boolean;
  /** Mostly letters, as opposed to tables, code and markup. */
  readable: boolean;
  /** Marks that prose has few of, as a share of the characters. */
  codeMarks: number;
}

const PROSE_WORDS =
  /(?<![\p{L}\p{N}-])(?:we|our|us|this|these|that|which|is|are|was|were|be|been|has|have|had|can|may|it|its|they|their|such|also|however|thus|both|show|shows|demonstrate|demonstrates|propose|proposes|present|presents|introduce|introduces|achieve|achieves|outperform|outperforms|evaluate|find|provide|provides|improve|improves|prove|proves|study|describe|describes|develop|suggest|suggests|reveal|reveals|investigate|discuss|report|reports|yield|yields)(?![\p{L}\p{N}-])/gu;
const OPENING_PROSE = /^(?:we|our|this (?:paper|work|article|study|report)|in this|these|here|it|there)\b/i;

const CODE_OPENING = /^(?:@\w+\s*\{|<\/?[a-zA-Z!]|\/[/*]|(?:import|export|const|class|function|return) .*[{;=])/;
/** Of 25,000 abstracts none has more code marks, formulas included; of 50,000 titles none has as many. */
const CODE_ABSTRACT = 0.05;
const CODE_TITLE = 0.15;

function featuresOf(text: string): Features {
  const words = text.split(' ').filter((word) => /^["“'(]*\p{L}{4,}/u.test(word));
  const capitalized = words.filter((word) => /^["“'(]*\p{Lu}/u.test(word)).length;
  const letters = text.match(/[\p{L}\s]/gu)?.length ?? 0;
  return {
    length: text.length,
    proseWords: (text.match(PROSE_WORDS)?.length ?? 0) + (OPENING_PROSE.test(text) ? 1 : 0),
    // An abbreviation with its stop (`vs. X`, `et al. X`, `J. X`) ends no sentence.
    innerEnds:
      text.match(/(?<!\b(?:vs|al|cf|St|Dr|\p{L}))[.!?。！？]["'”’)\]]*(?:\s+(?=["“'(]*\p{Lu})|(?=\p{Script=Han}))/gu)
        ?.length ?? 0,
    endsSentence: endsSentence(text),
    endsWithStop: /[.。]["'”’)\]]*$/u.test(text),
    titleCase: words.length >= 2 && capitalized / words.length > 0.6,
    opensLower: /^\p{Ll}+,? /u.test(text),
    readable: letters / text.length > 0.65 && !CODE_OPENING.test(text),
    codeMarks: (text.match(/[{};=<>|`*#_]/g)?.length ?? 0) / text.length,
  };
}

/** As a title. About 2 for a plain one; one that is long, has a sentence's words or ends with a stop does worse. */
export function titleScore(block: Block): number {
  if (block.chrome === 'metadata' || block.chrome === 'section' || block.layout === 'list') return IMPOSSIBLE;
  const f = featuresOf(block.text);
  if (f.length > LONGEST_TITLE || !/\p{L}/u.test(block.text)) return IMPOSSIBLE;
  if (f.codeMarks > CODE_TITLE || CODE_OPENING.test(block.text)) return IMPOSSIBLE;
  return (
    2 -
    Math.max(0, f.length - 150) / 100 -
    (f.endsWithStop ? 0.5 : 0) -
    0.6 * Math.min(5, f.proseWords) -
    0.75 * Math.max(0, f.innerEnds - 1) +
    (f.titleCase ? 0.5 : 0) -
    (SHORT_TITLE[block.text.split(' ').length] ?? 0) -
    (isNameList(block.text) ? 3 : 0) -
    (block.chrome === 'notice' ? 2 : 0)
  );
}

/** As the first paragraph of an abstract. From about 0 for one short sentence to 6 for a full abstract. */
export function abstractScore(block: Block): number {
  if (block.chrome !== null || block.layout === 'list') return IMPOSSIBLE;
  const f = featuresOf(block.text);
  if (f.length > LONGEST_ABSTRACT || !f.readable || f.codeMarks > CODE_ABSTRACT) return IMPOSSIBLE;
  if (f.length < SHORTEST_ABSTRACT && !(f.endsSentence && OPENING_PROSE.test(block.text))) return IMPOSSIBLE;
  return (
    Math.min(3, f.length / 100) +
    (f.endsSentence ? 1 : -1) +
    0.5 * Math.min(4, f.proseWords) +
    0.5 * Math.min(3, f.innerEnds) -
    (f.titleCase ? 1.5 : 0) -
    1.5
  );
}

/** What a title and its abstract would gain as a paper of their own is this much more than as further paragraphs. */
const NEW_PAPER = 1;
const LAST_SENTENCE = 0.25;

/** As one more paragraph of the abstract just before. */
export function continuationScore(block: Block): number {
  if (isAvailability(block)) return 1;
  const asStart = abstractScore(block);
  if (block.chrome !== null || block.layout === 'list') return asStart - NEW_PAPER;
  const f = featuresOf(block.text);
  if (f.opensLower && f.endsSentence) return Math.max(1, asStart);
  // A last sentence on its own: right below the text a short one too.
  const isSentence = block.attached ? f.endsSentence : f.endsWithStop && f.length >= SHORTEST_ABSTRACT;
  return Math.max(isSentence && !f.titleCase ? LAST_SENTENCE : IMPOSSIBLE, asStart - NEW_PAPER);
}

/** `Code is available at …`: short, and still a sentence of the abstract. */
function isAvailability(block: Block): boolean {
  return (
    block.chrome === null &&
    /^(?:all |the |our |source |this )*(?:code|data|datasets?|models?|implementation|project|materials?|benchmark)\b.{0,80}\b(?:available|released?|found|open[- ]sourced?|accessible|accessed|https?)\b/i.test(
      block.text,
    )
  );
}

/** `Ada B. Cole, Dan Eck and Flo Grant`: two or more parts of two to four capitalized words each, and nothing else. */
function isNameList(text: string): boolean {
  const names = text.split(/\s*(?:[,;&·•|]|\band\b)\s*/u).filter((name) => name !== '');
  return (
    names.length >= 2 &&
    names.every((name) =>
      /^\p{Lu}[\p{L}'’.-]*(?: (?:(?:van|von|de|der|den|di|la|le|al|el|bin) )*\p{Lu}[\p{L}'’.-]*){1,3}\d?\*?$/u.test(
        name,
      ),
    )
  );
}
