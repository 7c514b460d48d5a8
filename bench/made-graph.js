// A graph of made papers around a matrix, for what needs ids and titles.
import { randomFrom } from './sparse/random.js';

const WORDS = 'graph time series kernel learning of for the a attention linear models sparse data neural on'.split(' ');
const VENUES = Array.from({ length: 500 }, (_, venue) => `Venue ${venue}`);

/** Vocabulary concepts, ids ascending. */
export function conceptsOf(count) {
  return Array.from({ length: count }, (_, row) => ({
    id: `concept-${String(row).padStart(6, '0')}`,
    name: `${WORDS[row % WORDS.length]} concept ${row}`,
    aliases: [`alias of ${row}`],
    kind: 'method',
    definition: 'What one would say of it in a sentence of about this length, as vocabularies do.',
    broader: row % 10 === 0 ? [] : [`concept-${String(row - (row % 10)).padStart(6, '0')}`],
    origin: 'vocabulary',
    vocabulary: 'papergraph',
    uri: null,
    language: 'en',
    translations: [],
    related: [],
    exactMatches: [],
  }));
}

/** Papers of this matrix, ids ascending; titles of 4 to 15 words. */
export function* papersOf(matrix, concepts) {
  const random = randomFrom(7);
  for (let row = 0; row < matrix.rows; row++) {
    const mentioned = matrix.indices.subarray(matrix.indptr[row], matrix.indptr[row + 1]);
    const words = Array.from(
      { length: 4 + Math.floor(random() * 12) },
      () => WORDS[Math.floor(random() * WORDS.length)],
    );
    yield {
      id: `p${Math.floor(((row + random()) / matrix.rows) * 2 ** 52)
        .toString(16)
        .padStart(13, '0')}000`,
      abstract: '',
      title: `${words.join(' ')} ${Math.floor(random() * 1e6)}`,
      year: 1990 + Math.floor(random() * 36),
      publishedOn: null,
      authors: Array.from({ length: 3 }, () => `Author ${Math.floor(random() ** 2 * matrix.rows)}`),
      source: 'made',
      runId: 'run-1',
      venue: VENUES[Math.floor(random() * VENUES.length)],
      linkKinds: random() < 0.2 ? ['code'] : [],
      conceptIds: Array.from(mentioned, (column) => concepts[column].id),
      weights: Array.from(mentioned, () => 1 + Math.log(1 + Math.floor(random() * 4))),
      confidenceSteps: Array.from(mentioned, () => 128 + Math.floor(random() * 128)),
    };
  }
}
