import type { Quad } from '@rdfjs/types';

/** One RDF statement, as the readers of all syntaxes give it. */
export interface Statement {
  subject: string;
  predicate: string;
  /** An address or the name of a blank node, or a literal's text. */
  object: string;
  isLiteral: boolean;
  /** Of a literal: BCP 47 tag in lower case; null where it has none. */
  language: string | null;
  /** Where the syntax's parser knows it. */
  line: number | null;
}

/** What a syntax's parser found; reading ends at the first fault of the syntax. */
export interface Statements {
  statements: Statement[];
  faults: string[];
}

export function statementOf({ subject, predicate, object }: Quad, line: number | null): Statement {
  const isLiteral = object.termType === 'Literal';
  const language = object.termType === 'Literal' && object.language !== '' ? object.language.toLowerCase() : null;
  return {
    subject: nameOf(subject),
    predicate: predicate.value,
    object: isLiteral ? object.value : nameOf(object),
    isLiteral,
    language,
    line,
  };
}

function nameOf({ termType, value }: { termType: string; value: string }): string {
  return termType === 'BlankNode' ? `_:${value}` : value;
}
