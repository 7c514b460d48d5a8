import { csvRows } from './csv-rows.js';
import { draftConcept, emptyDraft, type Draft, type DraftConcept } from './draft.js';

const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';
const PREDICATES = [
  'superTopicOf',
  'broaderGeneric',
  'contributesTo',
  'relatedEquivalent',
  'preferentialEquivalent',
  'primaryLabel',
  'label',
  'type',
  'sameAs',
  'relatedLink',
];

/** Whether a row is a triple of the ontology. */
export function isTriple(fields: readonly string[]): boolean {
  return fields.length === 3 && PREDICATES.includes(bare(fields[1]));
}

/** `machine learning` of `<https://cso.kmi.open.ac.uk/topics/machine_learning>`; other texts as they are. */
function bare(text: string): string {
  const address = /^<(.*)>$/.exec(text)?.[1];
  if (address === undefined) return text;
  return decode(address.slice(Math.max(address.lastIndexOf('/'), address.lastIndexOf('#')) + 1)).replace(/_/g, ' ');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The Computer Science Ontology's CSV: triples of topics. Equivalent topics are one concept, by their primary label the
 * others are aliases; `superTopicOf` and `broaderGeneric` are broader, `contributesTo` is related.
 */
export function readComputerScienceOntology(text: string): Draft {
  const draft = { ...emptyDraft(), name: 'cso', license: 'CC BY 4.0', uri: 'https://cso.kmi.open.ac.uk' };
  const topics = new Map<string, number>();
  const sameAs = new Map<string, string>();
  const primary = new Map<string, string>();
  const narrower: [string, string][] = [];
  const related: [string, string][] = [];
  const rootOf = (topic: string): string => {
    let root = topic;
    while (sameAs.has(root)) root = sameAs.get(root)!;
    if (root !== topic) sameAs.set(topic, root);
    return root;
  };
  const { rows, unclosed } = csvRows(text);
  if (unclosed !== null) draft.faults.push(`line ${unclosed}: a quote that opens here is not closed`);
  for (const { fields, line } of rows) {
    if (!isTriple(fields)) {
      draft.faults.push(`line ${line}: this is no triple of the ontology`);
      continue;
    }
    const [subject, predicate, object] = fields.map(bare);
    if (['label', 'type', 'sameAs', 'relatedLink'].includes(predicate) || fields[1] === LABEL) continue;
    for (const topic of [subject, object]) if (!topics.has(topic)) topics.set(topic, line);
    if (predicate === 'superTopicOf' || predicate === 'broaderGeneric') narrower.push([subject, object]);
    else if (predicate === 'contributesTo') related.push([subject, object]);
    else {
      const [a, b] = [rootOf(subject), rootOf(object)];
      if (a !== b) sameAs.set(a, b);
      if (predicate !== 'relatedEquivalent') primary.set(subject, object);
    }
  }
  draft.concepts = conceptsOf(topics, primary, rootOf);
  connect(new Map(draft.concepts.flatMap((concept) => labelsOf(concept).map((label) => [label, concept]))), {
    narrower,
    related,
  });
  return draft;
}

function labelsOf({ preferred, alternative }: DraftConcept): string[] {
  return [...preferred, ...alternative].map(({ text }) => text);
}

function conceptsOf(
  topics: ReadonlyMap<string, number>,
  primary: ReadonlyMap<string, string>,
  rootOf: (topic: string) => string,
): DraftConcept[] {
  const groups = new Map<string, string[]>();
  for (const topic of topics.keys()) {
    const root = rootOf(topic);
    const known = groups.get(root);
    if (known) known.push(topic);
    else groups.set(root, [topic]);
  }
  return [...groups.values()].map((members) => {
    const named = [...new Set(members.flatMap((topic) => primary.get(topic) ?? []))].sort();
    const name = named[0] ?? [...members].sort()[0];
    const line = Math.min(...members.map((topic) => topics.get(topic)!));
    const others = members.filter((topic) => topic !== name).sort();
    return {
      ...draftConcept(name, `line ${line}`),
      preferred: [{ text: name, language: 'en' }],
      alternative: others.map((text) => ({ text, language: 'en' })),
    };
  });
}

function connect(
  conceptOf: ReadonlyMap<string, DraftConcept>,
  { narrower, related }: { narrower: readonly [string, string][]; related: readonly [string, string][] },
): void {
  const broaderOf = new Map<DraftConcept, Set<string>>();
  for (const [broad, narrow] of narrower) {
    const [above, below] = [conceptOf.get(broad)!, conceptOf.get(narrow)!];
    if (above === below) continue;
    const known = broaderOf.get(below) ?? new Set();
    broaderOf.set(below, known.add(above.key));
  }
  for (const [concept, keys] of broaderOf) concept.broader = [...keys];
  for (const [from, to] of related) {
    const [a, b] = [conceptOf.get(from)!, conceptOf.get(to)!];
    const isAbove = broaderOf.get(a)?.has(b.key) || broaderOf.get(b)?.has(a.key);
    if (a !== b && !isAbove) a.related.push(b.key);
  }
}
