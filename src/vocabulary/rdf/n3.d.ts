// The parts of the package that are used here; it brings no types.
declare module 'n3' {
  import type * as RDF from '@rdfjs/types';

  export interface Token {
    line: number;
  }
  export type TokenCallback = (error: Error | null, token?: Token) => void;

  export class Lexer {
    tokenize(input: string, callback: TokenCallback): void;
  }

  export class Parser {
    constructor(options?: { baseIRI?: string; lexer?: { tokenize(input: string, callback: TokenCallback): void } });
    parse(input: string, callback: (error: Error | null, quad: RDF.Quad | null) => void): void;
  }

  /** What a writer writes to, in place of a string of its own. */
  export interface Output {
    write(text: string, encoding: string, done?: () => void): void;
    end(done?: () => void): void;
  }

  export class Writer {
    constructor(options?: { prefixes?: Record<string, string> });
    constructor(output: Output, options?: { prefixes?: Record<string, string> });
    addQuad(subject: RDF.Quad_Subject, predicate: RDF.NamedNode, object: RDF.Quad_Object): void;
    /** A blank node that is written where it stands, as an object. */
    blank(statements: { predicate: RDF.NamedNode; object: RDF.Quad_Object }[]): RDF.BlankNode;
    end(callback: (error: Error | null, text: string) => void): void;
  }

  export const DataFactory: {
    namedNode(value: string): RDF.NamedNode;
    literal(value: string, languageOrType?: string | RDF.NamedNode): RDF.Literal;
  };
}
