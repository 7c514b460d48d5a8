import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { collectStatements, inPieces } from './streamed.js';
import type { Statements } from './statements.js';

/** RDF/XML. A fault of the syntax ends it, and has its line. */
export async function readRdfXml(text: string): Promise<Statements> {
  // The parser is content with a file that ends anywhere.
  if (isCutShort(text)) return { statements: [], faults: ['the file is cut short: its first element is not closed'] };
  const parser = new RdfXmlParser({ trackPosition: true, baseIRI: 'urn:papergraph:base/' });
  return collectStatements(parser, inPieces(text));
}

function isCutShort(text: string): boolean {
  const elements = text.replace(/<!--[\s\S]*?-->/g, '').trimEnd();
  const root = /<([\p{L}_][\p{L}\p{N}.:_-]*)/u.exec(elements)?.[1];
  const last = elements.slice(elements.lastIndexOf('<'));
  return root === undefined || !(last.startsWith(`</${root}`) || last.startsWith(`<${root}`)) || !last.endsWith('>');
}
