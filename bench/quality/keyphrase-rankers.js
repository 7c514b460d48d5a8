import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedModels, shippedVocabulary } from '../../dist/cli/shipped.js';
import { Extractor } from '../../dist/extraction/extractor.js';
import { KeyphraseRanker } from '../../dist/extraction/keyphrases/ranker.js';
import { KeywordMemory } from '../../dist/extraction/keyphrases/keyword-memory.js';
import { PhraseStatistics } from '../../dist/extraction/keyphrases/phrase-statistics.js';
import { PhraseTrie } from '../../dist/extraction/keyphrases/phrase-trie.js';
import { normalizeLabel } from '../../dist/model/label.js';
import { root } from '../sparse/cache.js';
import { readJsonLines } from './json-lines.js';
import { readConceptLabels } from '../training/keyphrases/acl-labels.js';
import { learnRanker } from '../training/keyphrases/learn-ranker.js';
import { readModel, readModelText } from '../training/keyphrases/papers.js';
import { RANKER_SETTINGS } from '../training/keyphrases/settings.js';

let base = null;

/** What ships: statistics of the ACL abstracts, the ontology's topics, the labels of the project's own vocabulary. */
export function shippedKnowledge() {
  base ??= {
    statistics: new PhraseStatistics(readModelText('phrase-statistics.txt.gz')),
    labels: ownLabels(),
    memory: null,
  };
  return base;
}

/** Keys of the names and aliases in `seed/concepts.jsonl`. */
export function ownLabels() {
  const trie = new PhraseTrie();
  for (const line of readFileSync(join(root, 'seed/concepts.jsonl'), 'utf8').trim().split('\n')) {
    const { name, aliases } = JSON.parse(line);
    for (const label of [name, ...aliases]) trie.add(normalizeLabel(label));
  }
  return trie;
}

/** The same, with a memory of keyworded papers. */
export function knowledgeOf(papers, taught = []) {
  return { ...shippedKnowledge(), memory: new KeywordMemory([...papers, ...taught]) };
}

/** A model learned from labeled papers, in a graph that also holds the papers `taught`. */
export function learnFrom(papers, style, taught = []) {
  return learnRanker(papers, (some) => knowledgeOf(some, taught), RANKER_SETTINGS[style]);
}

/** What a user gets out of the box; null where no such model is there yet. */
export function shippedRanker(style, taught = []) {
  const name = `${style}${taught.length > 0 ? '-with-memory' : ''}.json.gz`;
  if (!existsSync(join(root, 'seed/models', name))) return null;
  const knowledge = taught.length > 0 ? knowledgeOf([], taught) : shippedKnowledge();
  return new KeyphraseRanker(readModel(name), knowledge);
}

/**
 * What the extractor, as it ships, takes from ACL abstracts, each with its confidence and whether a reader of the project
 * took it for a concept that one would want to find papers by; of the papers that no curve was drawn by.
 */
export async function judgedCandidates(data) {
  const extractor = new Extractor(await shippedVocabulary(), shippedModels());
  const labels = readConceptLabels();
  return readJsonLines(join(data, 'corpora/acl-abstracts.jsonl.gz'))
    .filter(({ id }) => labels.get(id)?.isHeldOut === true)
    .flatMap((paper) => {
      const { verdicts } = labels.get(paper.id);
      const { candidates } = extractor.extract({ ...paper, urls: [], keywords: [] });
      return candidates
        .filter(({ key }) => verdicts.has(key))
        .map(({ key, confidence }) => ({ confidence, right: verdicts.get(key) }));
    });
}
