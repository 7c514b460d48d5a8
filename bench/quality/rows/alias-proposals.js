import { join } from 'node:path';
import { bootstrapInterval } from '../bootstrap.js';
import { ABSTRACTS, aclPapers } from '../corpus.js';
import { readJsonLines } from '../json-lines.js';
import { number } from '../table.js';

const VOCABULARY = 'vocab/cso-v2.csv.gz';
const KEYWORDS = 'corpora/titles-keywords.jsonl.gz';
/** Promotes keyphrases as in a corpus of so many papers: from 2 papers on, so that there are enough to judge. */
const PAPERS = 4_000;
const BINS = [0.5, 0.6, 0.7, 0.8, 0.9, 1];

/**
 * Whether hidden names of the ontology's concepts come back as proposals. Every other alternative label is hidden, and
 * every tenth concept with all of its labels: what is proposed of the former must be its own concept, of the latter
 * nothing.
 */
export const aliasProposals = {
  name: 'alias-proposals',
  task: 'hidden labels of the Computer Science Ontology, proposed as aliases of their concepts',
  needs: [ABSTRACTS, KEYWORDS, VOCABULARY],
  async run({ data, log }) {
    const { normalizeLabel } = await import('../../../dist/model/label.js');
    const proposed = await import('../../../dist/curation/alias-proposals.js');
    const { concepts, labels } = hiding(await ontology(data), normalizeLabel);
    const { named, corpus } = await graphOf(data, concepts, log);
    const keyOf = new Map(named.map(({ concept }) => [concept.id, normalizeLabel(concept.name)]));
    const known = named.filter(({ concept }) => concept.origin === 'corpus' && labels.has(keyOf.get(concept.id)));
    const aliases = known.filter(({ concept }) => labels.get(keyOf.get(concept.id)) !== null);
    const all = proposed.aliasProposals(named, corpus);
    const judged = all
      .filter(({ conceptId }) => labels.has(keyOf.get(conceptId)))
      .map((each) => ({ ...each, right: labels.get(keyOf.get(each.conceptId)) === each.into }));
    const found = new Set(judged.filter(({ right }) => right).map(({ conceptId }) => conceptId));
    const notes = [
      `${labels.size} labels hidden; ${known.length} of them are keyphrases, ${aliases.length} of these names of a concept that stays`,
      `${all.length} proposals, ${judged.length} of hidden labels; the others are of phrases that the ontology does not have`,
    ];
    for (const reason of ['spelling', 'shortForm']) {
      for (const [at, from] of BINS.entries()) {
        const to = BINS[at + 1] ?? Infinity;
        const some = judged.filter((each) => each.reason === reason && each.certainty >= from && each.certainty < to);
        if (some.length === 0) continue;
        const right = some.filter((each) => each.right).length;
        notes.push(
          `${reason}, certainty from ${from}: ${number((100 * right) / some.length)} % right of ${some.length}`,
        );
      }
    }
    for (const { conceptId, into, reason, certainty } of judged.filter(({ right }) => !right).slice(0, 12)) {
      log(`wrong: ${conceptId} → ${into} (${reason}, ${certainty.toFixed(2)})`);
    }
    for (const { conceptId, into, reason, certainty } of all.filter(
      ({ conceptId }) => !labels.has(keyOf.get(conceptId)),
    )) {
      log(`not judged: ${conceptId} → ${into} (${reason}, ${certainty.toFixed(2)})`);
    }
    return { perFold: null, asShipped: figureOf(judged, aliases, found), notes };
  },
};

async function ontology(data) {
  const { readDraft, vocabularyOf } = await import('../../../dist/vocabulary/read-vocabulary.js');
  const path = join(data, VOCABULARY);
  const options = { name: null, version: null, license: null, format: null, language: null };
  return vocabularyOf(await readDraft(path, options), options, path, []).concepts;
}

/** The concepts that stay with the labels that stay, and what hidden labels (normalized) name: a concept that stays, or null. */
function hiding(all, normalizeLabel) {
  const labels = new Map();
  const stays = [];
  let count = 0;
  all.forEach((concept, at) => {
    if (at % 10 === 9) {
      for (const label of [concept.name, ...concept.aliases]) labels.set(normalizeLabel(label), null);
      return;
    }
    const aliases = concept.aliases.filter((alias) => {
      if (count++ % 2 === 1) return true;
      labels.set(normalizeLabel(alias), concept.id);
      return false;
    });
    stays.push({ ...concept, aliases });
  });
  const shown = new Set(stays.flatMap(({ name, aliases }) => [name, ...aliases].map(normalizeLabel)));
  for (const label of shown) labels.delete(label);
  return { concepts: stays, labels };
}

/** What a seeding of both corpora with these concepts gives to propose from. */
async function graphOf(data, concepts, log) {
  const { Extractor } = await import('../../../dist/extraction/extractor.js');
  const { promote } = await import('../../../dist/extraction/promotion.js');
  const { shippedModels } = await import('../../../dist/cli/shipped.js');
  const extractor = new Extractor(concepts, shippedModels());
  const titles = readJsonLines(join(data, KEYWORDS)).map((paper) => ({ ...paper, abstract: '', urls: [] }));
  const corpus = [];
  const counts = new Map();
  const abbreviations = new Map();
  for (const paper of [...aclPapers(data), ...titles]) {
    if (corpus.length % 5_000 === 0) log(`read ${corpus.length} papers`);
    const { mentions, candidates } = extractor.extract(paper);
    corpus.push({ paperId: paper.id, candidates });
    for (const id of new Set(mentions.map(({ conceptId }) => conceptId))) counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const { conceptId, surface, method } of mentions) {
      if (method === 'abbreviation')
        abbreviations.set(conceptId, (abbreviations.get(conceptId) ?? new Set()).add(surface));
    }
  }
  const promoted = promote(corpus, { papers: PAPERS, taken: concepts });
  const seen = new Set(promoted.mentions.map(({ paperId, conceptId }) => `${conceptId} ${paperId}`));
  for (const pair of seen) {
    const id = pair.slice(0, pair.indexOf(' '));
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const named = [...concepts, ...promoted.concepts].map((concept) => ({
    concept,
    papers: counts.get(concept.id) ?? 0,
    abbreviations: [...(abbreviations.get(concept.id) ?? [])],
  }));
  return { named, corpus };
}

function figureOf(judged, aliases, found) {
  const scores = (proposals, names) => {
    const precision =
      proposals.length === 0 ? 0 : (100 * proposals.filter(({ right }) => right).length) / proposals.length;
    const recall =
      names.length === 0 ? 0 : (100 * names.filter(({ concept }) => found.has(concept.id)).length) / names.length;
    return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
  };
  const interval = aliases.length === 0 ? null : bootstrapInterval(aliases, (names) => scores(judged, names).f1);
  return { ...scores(judged, aliases), interval };
}
