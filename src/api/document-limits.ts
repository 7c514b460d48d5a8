import { Lexer, Source, TokenKind, type Token } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../access/limits.js';

/** Levels that a document or its variables may nest: what parses, checks and answers them calls itself for each. */
const MAX_NESTING = 64;
/** Directives in one place. GraphQL has two for requests, and each may stand there once. */
const MAX_DIRECTIVES_IN_PLACE = 4;

const OPENING = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

export type DocumentLimits = Pick<Limits, 'maxTokens' | 'maxAliases' | 'maxDirectives' | 'maxFragments'>;

/** Characters of documents that are known to hold the limits, so that they need not be read again. */
const KNOWN_CHARACTERS = 1_000_000;

/** What of a request is too much to be parsed and checked, and what to do; null where nothing is. */
export type FindFault = (request: { query?: unknown; variables?: unknown }) => string | null;

/** Fragments count once here: what they multiply is the operation's cost and depth. O(request). */
export function documentLimits(limits: DocumentLimits): FindFault {
  const known = new LRUCache<string, true>({ maxSize: KNOWN_CHARACTERS, sizeCalculation: (_, text) => text.length });
  return ({ query, variables }) => {
    if (typeof query === 'string' && query !== '' && !known.get(query)) {
      const fault = documentFault(query, limits);
      if (fault !== null) return fault;
      known.set(query, true);
    }
    const given = typeof variables === 'string' ? parsed(variables) : variables;
    return isNestedDeeper(given, MAX_NESTING) ? TOO_DEEP : null;
  };
}

const TOO_DEEP = `The query or its variables are nested too deeply; ${MAX_NESTING} levels are the most.`;

function documentFault(text: string, limits: DocumentLimits): string | null {
  const { maxTokens, maxAliases, maxDirectives, maxFragments } = limits;
  const lexer = new Lexer(new Source(text));
  const counts = new Counts();
  try {
    for (let token = lexer.advance(), tokens = 1; token.kind !== TokenKind.EOF; token = lexer.advance(), tokens++) {
      counts.take(token);
      if (counts.depth > MAX_NESTING) return TOO_DEEP;
      if (tokens > maxTokens)
        return `The query has more than ${maxTokens} tokens (words and signs); ask in several queries.`;
    }
  } catch {
    // What is no token is the parser's to tell, which gets no further either.
    return null;
  }
  if (counts.aliases > maxAliases) {
    return `The query has ${counts.aliases} aliases and repeated fields; ${maxAliases} are the most. Ask in several queries, or for many things by one field, such as \`nodes(ids:)\`.`;
  }
  if (counts.fragments > maxFragments) {
    return `The query spreads ${counts.fragments} fragments; ${maxFragments} are the most. Ask in several queries.`;
  }
  if (counts.directives > maxDirectives || counts.directivesInPlace > MAX_DIRECTIVES_IN_PLACE) {
    return `The query has too many directives; ${maxDirectives} are the most, and ${MAX_DIRECTIVES_IN_PLACE} in one place.`;
  }
  return null;
}

/** Counts what a document holds, token by token. */
class Counts {
  depth = 0;
  aliases = 0;
  directives = 0;
  fragments = 0;
  /** The most in one place. */
  directivesInPlace = 0;
  #parentheses = 0;
  #run = 0;
  /** Names that the selections which are open answer with so far. */
  readonly #selections: Set<string>[] = [];
  #last: Token | null = null;
  #beforeLast: Token | null = null;

  take(token: Token): void {
    const { kind } = token;
    if (OPENING.has(kind)) this.depth++;
    else if (CLOSING.has(kind)) this.depth--;
    if (kind === TokenKind.PAREN_L) this.#parentheses++;
    if (kind === TokenKind.SPREAD) this.fragments++;
    this.#countDirective(kind);
    if (this.#parentheses === 0) this.#select(token);
    if (kind === TokenKind.PAREN_R) this.#parentheses--;
    this.#beforeLast = this.#last;
    this.#last = token;
  }

  #countDirective(kind: TokenKind): void {
    if (kind === TokenKind.AT) {
      this.directives++;
      if (this.#parentheses === 0) this.directivesInPlace = Math.max(this.directivesInPlace, ++this.#run);
    } else if (this.#parentheses === 0 && this.#last?.kind !== TokenKind.AT) this.#run = 0;
  }

  #select({ kind, value }: Token): void {
    if (kind === TokenKind.BRACE_L) this.#selections.push(new Set());
    else if (kind === TokenKind.BRACE_R) this.#selections.pop();
    const names = this.#selections.at(-1);
    if (!names) return;
    if (kind === TokenKind.COLON) this.aliases++;
    else if (kind === TokenKind.NAME && this.#answersWith()) {
      if (names.has(value)) this.aliases++;
      names.add(value);
    }
  }

  /** Whether the name that comes is that of a field or its alias. */
  #answersWith(): boolean {
    const last = this.#last?.kind;
    if (last === TokenKind.SPREAD || last === TokenKind.AT || last === TokenKind.COLON) return false;
    return !(last === TokenKind.NAME && this.#beforeLast?.kind === TokenKind.SPREAD && this.#last!.value === 'on');
  }
}

/** Whether lists and objects of a JSON value lie in one another more than so many levels deep. O(value). */
function isNestedDeeper(value: unknown, levels: number): boolean {
  if (!isStructure(value)) return false;
  return levels === 0 || Object.values(value).some((each) => isNestedDeeper(each, levels - 1));
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
