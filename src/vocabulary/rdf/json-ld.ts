import { JsonLdParser } from 'jsonld-streaming-parser';
import { PapergraphError } from '../../model/errors.js';
import { collectStatements, inPieces } from './streamed.js';
import type { Statements } from './statements.js';

/**
 * JSON-LD. Nothing is fetched.
 *
 * @throws PapergraphError BAD_INPUT where the context is an address.
 */
export async function readJsonLd(text: string): Promise<Statements> {
  try {
    JSON.parse(text);
  } catch (error) {
    return { statements: [], faults: [`this is not JSON: ${(error as Error).message}`] };
  }
  let remote: string | undefined;
  const parser = new JsonLdParser({
    baseIRI: 'urn:papergraph:base/',
    documentLoader: {
      load: async (address: string) => {
        remote = address;
        throw new Error('not fetched');
      },
    },
  });
  const found = await collectStatements(parser, inPieces(text));
  if (remote !== undefined) {
    throw new PapergraphError(
      'BAD_INPUT',
      `the context ${remote} is on the network, and nothing is fetched: put its content into the file in place of the address`,
    );
  }
  return found;
}
