import { join } from 'node:path';
import { readJsonLines } from '../json-lines.js';
import { benchVocabulary, VOCABULARY_FILES } from '../vocabulary.js';

const FILE = 'corpora/acl-abstracts.jsonl.gz';
const PASSES = 5;

/** Vocabulary and abbreviations alone: words, labels in them, definitions. */
export const speedMatching = {
  name: 'speed-matching',
  task: 'vocabulary and abbreviations only, one core',
  unit: 'abstracts/s',
  must: 5000,
  aim: 20000,
  needs: [FILE, ...VOCABULARY_FILES],
  async run({ data, log }) {
    const { findDefinitions } = await import('../../../dist/extraction/abbreviations/find-definitions.js');
    const { tokenize } = await import('../../../dist/extraction/tokens.js');
    const { VocabularyMatcher } = await import('../../../dist/extraction/vocabulary-matcher.js');
    const concepts = benchVocabulary(data);
    const matcher = new VocabularyMatcher(concepts);
    const read = ({ title, abstract }) => {
      let found = 0;
      for (const text of [title, abstract])
        found += matcher.match(tokenize(text)).length + findDefinitions(text).length;
      return found;
    };
    return timed(readJsonLines(join(data, FILE)), concepts, read, log);
  },
};

/** The extractor as it seeds. */
export const speedEverything = {
  name: 'speed-everything',
  task: 'everything on, one core',
  unit: 'abstracts/s',
  must: 500,
  aim: 2000,
  needs: [FILE, ...VOCABULARY_FILES],
  async run({ data, log }) {
    const { shippedModels } = await import('../../../dist/cli/shipped.js');
    const { Extractor } = await import('../../../dist/extraction/extractor.js');
    const concepts = benchVocabulary(data);
    const extractor = new Extractor(concepts, shippedModels());
    const papers = readJsonLines(join(data, FILE))
      .filter((_, i) => i % 4 === 0)
      .map((paper) => ({ ...paper, urls: [paper.url], keywords: [] }));
    return timed(papers, concepts, (paper) => extractor.extract(paper).mentions.length, log);
  },
};

/**
 * Abstracts by second of the process's own time, garbage collection with it, so that what else runs on the machine
 * counts little: the median pass after one to warm up; the interval is the slowest and the fastest.
 */
function timed(papers, concepts, read, log) {
  const speeds = [];
  let found = 0;
  for (let pass = 0; pass <= PASSES; pass++) {
    found = 0;
    const start = cpuSeconds();
    for (const paper of papers) found += read(paper);
    const speed = papers.length / (cpuSeconds() - start);
    log(`${Math.round(speed)} abstracts/s`);
    if (pass > 0) speeds.push(speed);
  }
  speeds.sort((a, b) => a - b);
  const terms = concepts.reduce((sum, { aliases }) => sum + 1 + aliases.length, 0);
  const notes = [
    `${papers.length} abstracts with their titles, ${terms} terms, ${found} finds; by CPU time, median of ${PASSES} passes after one (slowest–fastest)`,
  ];
  const value = speeds[Math.floor(PASSES / 2)];
  return { perFold: null, asShipped: { value, interval: [speeds[0], speeds[PASSES - 1]] }, notes };
}

function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
