/** What papers are about together, and how many of them there are in the first and in the last year, per 100. */
const THEMES: readonly { readonly concepts: readonly string[]; readonly first: number; readonly last: number }[] = [
  { concepts: ['large language model', 'fine-tuning', 'prompt engineering', 'question answering'], first: 2, last: 40 },
  { concepts: ['diffusion model', 'image generation', 'contrastive learning'], first: 4, last: 24 },
  { concepts: ['graph neural network', 'node classification', 'link prediction'], first: 12, last: 14 },
  {
    concepts: ['hidden Markov model', 'speech recognition', 'word embedding', 'machine translation'],
    first: 36,
    last: 8,
  },
  { concepts: ['support vector machine', 'image classification', 'Gaussian process'], first: 34, last: 6 },
  { concepts: ['causal inference', 'instrumental variable', 'question answering'], first: 12, last: 8 },
];
const VENUES = ['Journal of Invented Results', 'Workshop on Examples', 'Annals of Made-up Learning'];
const AUTHORS = ['Ada Example', 'Benno Sample', 'Chiara Instance', 'Dmitri Case', 'Elif Specimen', 'Femi Model'];
const [FIRST_YEAR, YEARS] = [2016, 9];

/**
 * Papers of nine years as JSON Lines, in which some concepts of the vocabulary that ships rise, and others fall. The same
 * every time.
 */
export function risingPapers(perYear = 30): string {
  const random = lehmer(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const lines = Array.from({ length: perYear * YEARS }, (_, at) => {
    const past = Math.floor(at / perYear);
    const { concepts } = drawn(random() * 100, past / (YEARS - 1));
    const a = pick(concepts);
    const b = pick(concepts.filter((concept) => concept !== a));
    const third = random() < 0.3 ? pick(pick(THEMES).concepts) : null;
    const also = third === null || third === a || third === b ? '' : ` Also: ${third}.`;
    return JSON.stringify({
      id: `invented-${at}`,
      title: `On ${a}, no. ${at}`,
      abstract: `About ${a} and ${b}.${also}`,
      year: FIRST_YEAR + past,
      venue: pick(VENUES),
      authors: [pick(AUTHORS.slice(0, 3)), pick(AUTHORS.slice(3))],
    });
  });
  return `${lines.join('\n')}\n`;
}

/** The theme at a place of 0 to 100, where each is as wide as papers of it are frequent at a time of 0 to 1. */
function drawn(place: number, time: number): (typeof THEMES)[number] {
  let end = 0;
  return THEMES.find(({ first, last }) => place < (end += first + (last - first) * time)) ?? THEMES[0]!;
}

/** Numbers of 0 to 1 that follow from a seed (Park and Miller 1988). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
