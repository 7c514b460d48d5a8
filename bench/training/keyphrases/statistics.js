import { PhraseStatistics } from '../../../dist/extraction/keyphrases/phrase-statistics.js';
import { findPhrases } from '../../../dist/extraction/keyphrases/phrases.js';
import { normalizeLabel } from '../../../dist/model/label.js';
import { topicDegrees } from './computer-science-ontology.js';
import { classedFields } from './papers.js';

/** Rarer phrases are left out, but for topics. */
const FEWEST_PAPERS = 3;

/** How many topics each topic of the ontology, by its key, is directly broader than. */
export function topicKeys(triples) {
  const topics = new Map();
  for (const [label, below] of topicDegrees(triples)) {
    const key = normalizeLabel(label);
    if (key !== '') topics.set(key, Math.max(topics.get(key) ?? 0, below));
  }
  return topics;
}

/** The text that `PhraseStatistics` reads: in how many papers and titles phrases and single words stand, and the topics. */
export function phraseStatistics(papers, topics, labels) {
  const [counts, titleCounts] = [new Map(), new Map()];
  const onlyTopics = new PhraseStatistics(textOf(0, counts, titleCounts, topics));
  const knowledge = { statistics: onlyTopics, labels, memory: null };
  for (const paper of papers) {
    const fields = classedFields(paper);
    const [inPaper, inTitle] = [new Set(), new Set()];
    for (const { key, titlePlaces } of findPhrases(fields, knowledge)) {
      inPaper.add(key);
      if (titlePlaces > 0) inTitle.add(key);
    }
    for (const { field, words } of fields) {
      for (const { key } of words) {
        inPaper.add(key);
        if (field === 'title') inTitle.add(key);
      }
    }
    for (const key of inPaper) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const key of inTitle) titleCounts.set(key, (titleCounts.get(key) ?? 0) + 1);
  }
  return textOf(papers.length, counts, titleCounts, topics);
}

function textOf(papers, counts, titleCounts, topics) {
  const kept = new Set(topics.keys());
  for (const [key, count] of counts) if (count >= FEWEST_PAPERS) kept.add(key);
  let previous = '';
  const lines = [...kept].sort().map((key) => {
    let shared = 0;
    while (shared < previous.length && previous[shared] === key[shared]) shared++;
    previous = key;
    const numbers = [counts.get(key) ?? 0, titleCounts.get(key) ?? 0, topics.has(key) ? topics.get(key) + 1 : 0];
    while (numbers.length > 0 && numbers[numbers.length - 1] === 0) numbers.pop();
    return [shared, key.slice(shared), ...numbers].join('\t');
  });
  return [papers, ...lines].join('\n');
}
