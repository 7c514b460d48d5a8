import { bootstrapInterval } from '../bootstrap.js';
import { ABSTRACTS, aclPapers } from '../corpus.js';
import { definedSenses } from '../defined-senses.js';
import { readJsonLines } from '../json-lines.js';
import { number } from '../table.js';

const FOLDS = 5;
const ODDS = [1, 2, 3, 5, 10, 30];

/**
 * What the company of a paper says of a short form that other papers define otherwise. Papers that define it say what
 * they mean; in one fold after the other that definition, and all that the paper says by that name, is hidden.
 */
export const homonyms = {
  name: 'homonyms',
  task: 'sense of an ambiguous short form, its definition hidden, by company',
  needs: [ABSTRACTS],
  async run({ data, log }) {
    const { chooseSenses, LEAST_ODDS } = await import('../../../dist/curation/homonyms.js');
    const { papers, concepts, senses, meant } = await readSenses(data, log);
    const truth = new Map(meant.map((each) => [each.id, []]));
    for (const each of meant) truth.get(each.id).push(each);
    const order = new Map(papers.map(({ id }, at) => [id, at]));
    const judged = (odds) =>
      [...Array(FOLDS).keys()].flatMap((fold) => {
        const isHeld = ({ id }) => order.get(id) % FOLDS === fold;
        const asked = papers.map((paper) =>
          isHeld(paper) && truth.has(paper.id) ? hidden(paper, truth, senses) : paper,
        );
        const choices = chooseSenses(asked, concepts, odds);
        return meant.filter(isHeld).map(({ id, short, name }) => {
          const { conceptId, by } = choices.get(id).get(short);
          return { decided: by === 'company', right: conceptId === name, short, isRare: senses.get(short)[0] !== name };
        });
      });
    const notes = [
      `${papers.length} papers, of which ${truth.size} define one of ${senses.size} short forms with ${[...senses.values()].flat().length} senses; ${meant.length} definitions`,
      `the sense of most papers: right of all ${number(percent(meant, ({ short, name }) => senses.get(short)[0] === name))} %`,
    ];
    let figure;
    for (const odds of ODDS) {
      const found = judged(odds);
      const decided = found.filter((each) => each.decided);
      const right = percent(decided, (each) => each.right);
      notes.push(
        `odds ${odds}: decided ${number((100 * decided.length) / found.length)} %, right of these ${number(right)} %`,
      );
      if (odds !== LEAST_ODDS) continue;
      figure = figureOf(found);
      const rare = found.filter(({ isRare }) => isRare);
      const rareDecided = rare.filter((each) => each.decided);
      notes.push(
        `odds ${odds}, of the ${rare.length} that mean another than the sense of most papers: decided ${rareDecided.length}, right of these ${number(percent(rareDecided, (each) => each.right))} %`,
      );
    }
    return { perFold: figure, asShipped: null, notes };
  },
};

function hidden(paper, truth, senses) {
  const own = truth.get(paper.id);
  const gone = new Set(own.map(({ name }) => name));
  return {
    ...paper,
    certain: paper.certain.filter((id) => !gone.has(id)),
    shared: own.map(({ short }) => ({ label: short, senses: senses.get(short) })),
  };
}

/** The papers by what they certainly speak of, as a seeding with the shipped vocabulary and these senses finds it. */
async function readSenses(data, log) {
  const { findDefinitions } = await import('../../../dist/extraction/abbreviations/find-definitions.js');
  const { Extractor } = await import('../../../dist/extraction/extractor.js');
  const { promote } = await import('../../../dist/extraction/promotion.js');
  const { shippedModels } = await import('../../../dist/cli/shipped.js');
  const { normalizeLabel } = await import('../../../dist/model/label.js');
  const records = aclPapers(data);
  const definitions = ({ title, abstract }) =>
    [title, abstract].flatMap((text) =>
      findDefinitions(text).flatMap(({ short, long, confidence }) =>
        confidence < 0.5 ? [] : [{ short, long: normalizeLabel(long) }],
      ),
    );
  const found = definedSenses(records.map((record) => ({ id: record.id, definitions: definitions(record) })));
  // A sense goes by its name: that of the vocabulary's concept where it has one.
  const own = readJsonLines(new URL('../../../seed/concepts.jsonl', import.meta.url));
  const known = new Map(
    own.flatMap(({ id, name, aliases }) => [name, ...aliases].map((label) => [normalizeLabel(label), id])),
  );
  const idOf = (name) => known.get(name) ?? `sense ${name}`;
  const made = new Map();
  for (const name of [...found.senses.values()].flat()) {
    if (!known.has(name))
      made.set(name, { id: idOf(name), name, aliases: [], kind: 'method', definition: null, broader: [] });
  }
  const concepts = [...own, ...made.values()].map((concept) => ({
    ...{ definition: null, broader: [], related: [], exactMatches: [], vocabulary: 'papergraph' },
    ...concept,
  }));
  const extractor = new Extractor(concepts, shippedModels());
  const read = records.map((record, at) => {
    if (at % 5_000 === 0) log(`read ${at} papers`);
    return { id: record.id, ...extractor.extract(record) };
  });
  const corpus = read.map(({ id, candidates }) => ({ paperId: id, candidates }));
  const keyphrases = new Map();
  for (const { paperId, conceptId } of promote(corpus, { papers: read.length, taken: concepts }).mentions) {
    keyphrases.set(paperId, [...(keyphrases.get(paperId) ?? []), conceptId]);
  }
  const papers = read.map(({ id, mentions }) => ({
    id,
    certain: [...new Set([...mentions.map(({ conceptId }) => conceptId), ...(keyphrases.get(id) ?? [])])].sort(),
    shared: [],
  }));
  // Two names of one concept are no homonyms.
  const senses = new Map();
  for (const [short, names] of found.senses) {
    const ids = [...new Set(names.map(idOf))];
    if (ids.length > 1) senses.set(short, ids);
  }
  const meant = found.meant
    .filter(({ short }) => senses.has(short))
    .map((each) => ({ ...each, name: idOf(each.name) }));
  return { papers, concepts, senses, meant };
}

function percent(items, holds) {
  return items.length === 0 ? 0 : (100 * items.filter(holds).length) / items.length;
}

function figureOf(found) {
  const scores = (some) => {
    const decided = some.filter((each) => each.decided);
    const right = decided.filter((each) => each.right).length;
    const [precision, recall] = [decided.length, some.length].map((count) => (count === 0 ? 0 : (100 * right) / count));
    return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
  };
  return { ...scores(found), interval: bootstrapInterval(found, (some) => scores(some).f1) };
}
