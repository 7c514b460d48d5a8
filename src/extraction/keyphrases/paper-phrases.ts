import type { Vote } from './keyword-memory.js';
import type { ClassedField, Phrase } from './phrases.js';

/** The candidates of one paper: those of its text first, then those voted by other papers. */
export interface PaperPhrases {
  fields: readonly ClassedField[];
  phrases: readonly Phrase[];
  votes: readonly Vote[];
}
