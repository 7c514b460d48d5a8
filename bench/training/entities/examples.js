import { clusterPaths, OFFSETS, rolesOf, wordAttributes } from '../../../dist/extraction/entities/attributes.js';
import { COARSE, contextsAt, FAMILIES } from '../../../dist/extraction/entities/contexts.js';
import { LABEL } from '../../../dist/extraction/entities/labels.js';
import { surroundingsOf } from '../../../dist/extraction/entities/surroundings.js';
import { tokenize } from '../../../dist/extraction/tokens.js';

/** A text with its words, their tags, and where it is known the labels that its entities (ranges of it) give them. */
export function readText({ text, entities }, tagger) {
  const words = tokenize(text);
  const tags = tagger.tag(words);
  const labels = new Uint8Array(words.length);
  const firstAt = new Map(words.map(({ start }, i) => [start, i]));
  const lastAt = new Map(words.map(({ end }, i) => [end, i]));
  for (const { start, end } of entities ?? []) {
    const first = firstAt.get(start) ?? firstAt.get(start + 1);
    const last = lastAt.get(end) ?? lastAt.get(end - 1); // where a bracket closes
    if (first === undefined || last === undefined) continue; // an edge within a word
    labels.fill(LABEL.I, first, last + 1);
    labels[first] = first === last ? LABEL.S : LABEL.B;
    if (last > first) labels[last] = LABEL.E;
  }
  return { text, entities, words, tags, labels };
}

/**
 * The names of the attributes that are active at each word of a text, as the recognizer sums them: a role's number before
 * a word's attribute, `@` before a context's number.
 */
export function activeAttributes({ text, words, tags }, clusters) {
  const pathOf = clusterPaths(clusters);
  const paths = words.map((word) => pathOf(word.text));
  const ofWord = words.map((word, i) => wordAttributes(word.text, paths[i]));
  const coarse = Uint8Array.from(paths, (path) => path[0] ?? COARSE - 1);
  const surroundings = surroundingsOf(text, words, tags, coarse);
  const contexts = new Int32Array(FAMILIES);
  return words.map((_, i) => {
    const active = [];
    OFFSETS.forEach((offset, role) => {
      for (const attribute of ofWord[i + offset] ?? ['w']) {
        if (role < rolesOf(attribute)) active.push(`${role}${attribute}`);
      }
    });
    contextsAt(surroundings, i, contexts);
    for (const context of contexts) active.push(`@${context}`);
    return active;
  });
}
