import { Lexer, Parser } from 'n3';
import { statementOf, type Statement, type Statements } from './statements.js';

/** Turtle and N-Triples; each statement has the line where it ends. */
export async function readTurtle(text: string): Promise<Statements> {
  const statements: Statement[] = [];
  const faults: string[] = [];
  const inner = new Lexer();
  let line = 1;
  // The parser does not tell where a statement stands; its tokens do.
  const lexer: Pick<Lexer, 'tokenize'> = {
    tokenize: (input, callback) =>
      inner.tokenize(input, (error, token) => {
        if (token) line = token.line;
        callback(error, token);
      }),
  };
  await new Promise<void>((resolve) => {
    new Parser({ lexer, baseIRI: 'urn:papergraph:base/' }).parse(text, (error, quad) => {
      if (error) faults.push(`line ${lineOf(error) ?? line}: ${error.message}`);
      else if (quad) {
        statements.push(statementOf(quad, line));
        return;
      }
      resolve();
    });
  });
  return { statements, faults };
}

function lineOf(error: Error): number | undefined {
  return (error as Error & { context?: { line?: number } }).context?.line;
}
