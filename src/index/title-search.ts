import { normalizeTitle } from '../model/identity.js';
import { addBit, andBits, emptyBitSet, fullBitSet, notBits, type BitSet } from '../sparse/bit-set.js';
import type { StringCondition } from './conditions.js';
import { utf8Of, type PackedStrings } from './packed-strings.js';
import type { PaperTable } from './paper-table.js';

/**
 * Papers whose title satisfies a condition; titles are compared normalized, so that case, accents and punctuation play no
 * part. Every paper has one. O(log papers + papers found), `contains` O(bytes of all titles).
 */
export function papersWithTitle(papers: PaperTable, condition: StringCondition): BitSet {
  const { eq, contains, startsWith, isNull } = condition;
  let found = isNull === true ? emptyBitSet(papers.count) : fullBitSet(papers.count);
  const both = (other: BitSet) => (found = andBits(found, other));
  if (eq != null) both(titled(papers, [eq]));
  if (condition.in) both(titled(papers, condition.in));
  if (startsWith != null)
    both(inOrder(papers, normalizeTitle(startsWith), (strings, row, utf8) => strings.startsWith(row, utf8)));
  if (contains != null) both(containing(papers, normalizeTitle(contains)));
  return found;
}

function titled(papers: PaperTable, titles: readonly string[]): BitSet {
  const set = emptyBitSet(papers.count);
  const { words } = set;
  for (const title of titles) {
    const equal = inOrder(papers, normalizeTitle(title), (strings, row, utf8) => strings.compareTo(row, utf8) === 0);
    equal.words.forEach((word, w) => (words[w] |= word));
  }
  return set;
}

/** Rows from the first title that is not before `text`, as long as `holds`. */
function inOrder(
  papers: PaperTable,
  text: string,
  holds: (strings: PackedStrings, row: number, utf8: Uint8Array) => boolean,
): BitSet {
  const { titles } = papers.columns;
  const order = papers.titleOrder();
  const utf8 = utf8Of(text);
  const set = emptyBitSet(papers.count);
  for (let at = titles.lowerBound(utf8, order); at < order.length && holds(titles, order[at], utf8); at++) {
    addBit(set, order[at]);
  }
  return set;
}

/** Looks through the bytes of all titles at once, and then for the title that each place is in. */
function containing(papers: PaperTable, text: string): BitSet {
  if (text === '') return fullBitSet(papers.count);
  const { bytes, offsets } = papers.columns.titles;
  const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const needle = Buffer.from(text, 'utf8');
  const set = notBits(fullBitSet(papers.count));
  for (let at = haystack.indexOf(needle); at >= 0;) {
    let low = 0;
    let high = papers.count;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (offsets[middle] <= at) low = middle;
      else high = middle;
    }
    const end = offsets[low + 1];
    if (at + needle.length <= end) {
      addBit(set, low);
      at = haystack.indexOf(needle, end);
    } else at = haystack.indexOf(needle, at + 1);
  }
  return set;
}
