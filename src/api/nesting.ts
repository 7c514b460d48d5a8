import type { FastifyReply, FastifyRequest } from 'fastify';
import { Lexer, Source, TokenKind } from 'graphql';
import { problem } from './errors.js';

/** Levels that a document or its variables may nest: what parses, checks and answers them calls itself for each. */
const MAX_NESTING = 64;

const OPENING = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Answers 400 to a request for GraphQL, in its body or address, that nests too deeply to be parsed and checked. */
export async function refuseDeepNesting({ body, query }: FastifyRequest, reply: FastifyReply): Promise<void> {
  for (const { query: document, variables } of [body, query].filter(isStructure) as GraphqlRequest[]) {
    const tooDeep =
      (typeof document === 'string' && isDocumentNestedTooDeeply(document)) ||
      isValueNestedTooDeeply(typeof variables === 'string' ? parsed(variables) : variables);
    if (!tooDeep) continue;
    const message = `The query or its variables are nested too deeply; ${MAX_NESTING} levels are the most.`;
    return reply.code(400).send(problem(message, 'BAD_USER_INPUT'));
  }
}

interface GraphqlRequest {
  query?: unknown;
  variables?: unknown;
}

/** Whether brackets of a GraphQL document are open in one another more than MAX_NESTING deep. O(text), no recursion. */
function isDocumentNestedTooDeeply(text: string): boolean {
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  try {
    for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
      if (OPENING.has(kind)) depth++;
      else if (CLOSING.has(kind)) depth--;
      if (depth > MAX_NESTING) return true;
    }
  } catch {
    // What is no token is the parser's to tell, which gets no further either.
  }
  return false;
}

/** Whether lists and objects of a JSON value lie in one another more than MAX_NESTING deep. O(value), no recursion. */
function isValueNestedTooDeeply(value: unknown): boolean {
  let level = [value].filter(isStructure);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_NESTING) return true;
    level = level.flatMap((each) => Object.values(each).filter(isStructure));
  }
  return false;
}

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // told where the request is read
    return undefined;
  }
}
