import { isIP } from 'node:net';
import { DEFAULT_LIMITS, type Limits } from '../access/limits.js';
import { PapergraphError } from '../model/errors.js';

/** What the environment says of who may ask a server, and how much. */
export interface AccessSettings {
  limits: Limits;
  /** Whether reading needs a key; null: it does where the server is open to other machines and has keys. */
  reads: 'open' | 'keys' | null;
  /** Origins whose pages may ask; `*` lets every page. */
  origins: string[];
  introspection: boolean;
  playground: boolean;
  /** Addresses of proxies, whose word on who asks is taken. */
  proxies: string[];
}

/** What a client of a server that other machines reach may spend in a minute: five of the dearest requests. */
const COST_PER_MINUTE = 5 * DEFAULT_LIMITS.maxCost;

const WHOLE: Record<string, keyof Limits> = {
  PAPERGRAPH_MAX_COST: 'maxCost',
  PAPERGRAPH_MAX_DEPTH: 'maxDepth',
  PAPERGRAPH_MAX_ALIASES: 'maxAliases',
  PAPERGRAPH_MAX_DIRECTIVES: 'maxDirectives',
  PAPERGRAPH_MAX_FRAGMENTS: 'maxFragments',
  PAPERGRAPH_MAX_TOKENS: 'maxTokens',
  PAPERGRAPH_MAX_BODY: 'maxBody',
  PAPERGRAPH_MAX_BODY_OF_WRITERS: 'maxBodyOfWriters',
};

/**
 * Reads the settings of a server from the environment.
 *
 * @param isPublic whether other machines, or a proxy's clients, reach it
 * @throws PapergraphError BAD_INPUT naming the variable that cannot be read, and what it takes
 */
export function accessSettings(environment: NodeJS.ProcessEnv, isPublic: boolean): AccessSettings {
  const proxies = list(environment.PAPERGRAPH_PROXIES);
  for (const proxy of proxies) checkProxy(proxy);
  const limits: Limits = { ...DEFAULT_LIMITS };
  for (const [variable, limit] of Object.entries(WHOLE)) {
    const given = environment[variable];
    if (given) limits[limit] = whole(variable, given);
  }
  limits.costPerMinute = costPerMinute(environment.PAPERGRAPH_COST_PER_MINUTE, isPublic || proxies.length > 0, limits);
  const origins = list(environment.PAPERGRAPH_ORIGINS);
  for (const origin of origins) checkOrigin(origin);
  return {
    limits,
    reads: oneOf('PAPERGRAPH_READS', environment.PAPERGRAPH_READS, ['open', 'keys'] as const),
    origins,
    introspection: oneOf('PAPERGRAPH_INTROSPECTION', environment.PAPERGRAPH_INTROSPECTION, ONOFF) !== 'off',
    playground: oneOf('PAPERGRAPH_PLAYGROUND', environment.PAPERGRAPH_PLAYGROUND, ONOFF) !== 'off',
    proxies,
  };
}

const ONOFF = ['on', 'off'] as const;
const LARGEST = 2 ** 31 - 1;

function costPerMinute(given: string | undefined, isPublic: boolean, { maxCost }: Limits): number | null {
  const variable = 'PAPERGRAPH_COST_PER_MINUTE';
  if (!given) return isPublic ? Math.max(COST_PER_MINUTE, maxCost) : null;
  if (given === 'off') return null;
  const limit = whole(variable, given, ' or off');
  if (limit >= maxCost) return limit;
  throw wrong(variable, given, `at least ${maxCost}, which one request may cost (PAPERGRAPH_MAX_COST)`);
}

function whole(variable: string, given: string, more = ''): number {
  const value = Number(given);
  if (/^\d+$/.test(given) && value >= 1 && value <= LARGEST) return value;
  throw wrong(variable, given, `a whole number from 1 to ${LARGEST}${more}`);
}

function oneOf<T extends string>(variable: string, given: string | undefined, choices: readonly T[]): T | null {
  if (!given) return null;
  const found = choices.find((choice) => choice === given);
  if (found) return found;
  throw wrong(variable, given, choices.join(' or '));
}

function list(given: string | undefined): string[] {
  return (given ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

function checkProxy(proxy: string): void {
  const [address, bits, ...more] = proxy.split('/');
  const isNetwork = bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128));
  if (NAMED_NETWORKS.includes(proxy) || (isIP(address) !== 0 && isNetwork && more.length === 0)) return;
  throw wrong('PAPERGRAPH_PROXIES', proxy, `addresses or networks such as 10.0.0.0/8, or ${NAMED_NETWORKS.join(', ')}`);
}

function checkOrigin(origin: string): void {
  if (origin === '*') return;
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url?.origin === origin) return;
  throw wrong('PAPERGRAPH_ORIGINS', origin, 'origins such as https://charts.example.org, with commas between, or *');
}

function wrong(variable: string, given: string, takes: string): PapergraphError {
  return new PapergraphError('BAD_INPUT', `${variable} is ${JSON.stringify(given)}; it takes ${takes}.`);
}
