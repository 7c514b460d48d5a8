import type { Block } from './page-blocks.js';
import { abstractScore, continuationScore, titleScore } from './page-scores.js';

/** What a block of a page is. */
export type Label = 'title' | 'abstract' | 'continuation' | 'left out';

/** What was before: nothing that goes on, a title that waits for its abstract, or an abstract. */
type State = 'outside' | 'waiting' | 'inside';

/** Text between a title and its abstract that nothing marks as chrome: the nearer line is the likelier title. */
const STRANGER_BETWEEN = 1.5;
/** Two or three words are rather a label or a name. (One may be a title, such as that of a method.) */
const LABEL_BETWEEN = 0.75;

interface Step {
  score: number;
  label: Label;
  from: State;
}

/**
 * Labels the blocks so that their scores sum to the most. A title is followed by its abstract, with at most short
 * chrome between; a continuation directly follows an abstract. The best labeling of a chain is found by dynamic
 * programming (Viterbi 1967); of equal ones the one that leaves out more wins. O(blocks).
 */
export function labelsOf(blocks: readonly Block[]): Label[] {
  const none: Step = { score: -Infinity, label: 'left out', from: 'outside' };
  let best: Record<State, number> = { outside: 0, waiting: -Infinity, inside: -Infinity };
  const steps: Record<State, Step>[] = [];
  for (const block of blocks) {
    const reached: Record<State, Step> = { outside: none, waiting: none, inside: none };
    const offer = (to: State, from: State, label: Label, gain: number): void => {
      const score = best[from] + gain;
      if (score > reached[to].score) reached[to] = { score, label, from };
    };
    offer('outside', 'outside', 'left out', 0);
    offer('outside', 'inside', 'left out', 0);
    offer('waiting', 'waiting', 'left out', -costBetween(block));
    const title = titleScore(block);
    offer('waiting', 'outside', 'title', title);
    offer('waiting', 'inside', 'title', title);
    offer('inside', 'waiting', 'abstract', abstractScore(block));
    offer('inside', 'inside', 'continuation', continuationScore(block));
    steps.push(reached);
    best = { outside: reached.outside.score, waiting: reached.waiting.score, inside: reached.inside.score };
  }
  return traceBack(steps);
}

function costBetween(block: Block): number {
  if (block.chrome === 'metadata') return 0;
  if (block.chrome !== null) return Infinity;
  if (abstractScore(block) > 0) return Infinity;
  const words = block.text.split(' ').length;
  return words === 2 || words === 3 ? LABEL_BETWEEN : STRANGER_BETWEEN;
}

/** A page does not end on a title that waits. */
function traceBack(steps: readonly Record<State, Step>[]): Label[] {
  const labels: Label[] = [];
  const last = steps.at(-1);
  let state: State = last !== undefined && last.inside.score > last.outside.score ? 'inside' : 'outside';
  for (let index = steps.length - 1; index >= 0; index--) {
    const step: Step = steps[index][state];
    labels.push(step.label);
    state = step.from;
  }
  return labels.reverse();
}
