import type { Quad } from '@rdfjs/types';
import { statementOf, type Statement, type Statements } from './statements.js';

/** What the streaming parsers of both syntaxes have in common. */
interface QuadParser {
  on(event: 'data', listener: (quad: Quad) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  write(text: string): unknown;
  end(): unknown;
}

const PIECE = 64 * 1024;

export function* inPieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

/** The statements that a parser makes of a text, up to the first fault. */
export async function collectStatements(parser: QuadParser, pieces: Iterable<string>): Promise<Statements> {
  const statements: Statement[] = [];
  const faults: string[] = [];
  await new Promise<void>((resolve) => {
    parser.on('data', (quad) => statements.push(statementOf(quad, null)));
    parser.on('error', (error) => {
      faults.push(error.message);
      resolve();
    });
    parser.on('end', resolve);
    for (const piece of pieces) {
      if (faults.length > 0) break;
      parser.write(piece);
    }
    if (faults.length === 0) parser.end();
  });
  return { statements, faults };
}
