import { conceptView, type View } from '../address.js';
import type { SuggestQuery } from '../documents.js';
import { counted, kindName } from '../words.js';

/** One thing that the search box offers. */
export interface Choice {
  readonly id: string;
  readonly isConcept: boolean;
  /** The concept's name or the paper's title. */
  readonly name: string;
  /** What was typed begins this; differs from `name` for other names and abbreviations. */
  readonly text: string;
  /** What it is, in a word or two. */
  readonly about: string;
}

/** What is offered for an answer: each concept and paper once, by the first of its names that fits. */
export function choicesOf({ suggest }: SuggestQuery): Choice[] {
  const seen = new Set<string>();
  const choices: Choice[] = [];
  for (const { text, node } of suggest) {
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    if (node.__typename === 'Concept') {
      const about = `${kindName(node.kind)}, ${counted(node.paperCount, 'paper')}`;
      choices.push({ id: node.id, isConcept: true, name: node.name, text, about });
    } else {
      const about = node.year == null ? 'paper' : `paper, ${node.year}`;
      choices.push({ id: node.id, isConcept: false, name: node.title, text, about });
    }
  }
  return choices;
}

export function viewOfChoice({ id, isConcept }: Choice): View {
  return isConcept ? conceptView(id) : { page: 'paper', id };
}
