import { makeKey } from '../access/keys.js';
import { SCOPES, type Scope } from '../model/access-key.js';
import { PapergraphError } from '../model/errors.js';
import type { GraphStore } from '../store/port.js';
import { EXIT } from './exit.js';
import { openStore } from './store-address.js';

const MAX_NAME = 60;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const notice = (line: string) => void process.stderr.write(`${line}\n`);

/** `papergraph keys create`: the key alone on standard output, what to do with it on standard error. */
export async function createKeyCommand(name: string, scopes: string, address: string): Promise<number> {
  const { key, stored } = makeKey(checkedName(name), checkedScopes(scopes));
  return withStore(address, false, async (store) => {
    if (!(await store.addAccessKey(stored))) {
      throw new PapergraphError(
        'BAD_INPUT',
        `There is a key ${JSON.stringify(stored.name)} already; \`papergraph keys revoke\` takes it away, or choose another name.`,
      );
    }
    say(key);
    notice(
      `\nThis is the key ${JSON.stringify(stored.name)} for ${stored.scopes.join(', ')}. It is not kept and cannot be shown again.\n` +
        'Send it as `Authorization: Bearer KEY`. Servers that run take it at once.',
    );
  });
}

/** `papergraph keys list`. */
export async function listKeysCommand(address: string): Promise<number> {
  return withStore(address, true, async (store) => {
    const keys = await store.accessKeys();
    if (keys.length === 0) {
      say('There are no keys; `papergraph keys create --name NAME --scopes read,ingest,curate` makes one.');
      return;
    }
    const width = Math.max(...keys.map(({ name }) => name.length));
    for (const { name, scopes, createdAt } of keys) {
      say(`${name.padEnd(width)}  ${createdAt.slice(0, 10)}  ${scopes.join(', ')}`);
    }
  });
}

/** `papergraph keys revoke`. */
export async function revokeKeyCommand(name: string, address: string): Promise<number> {
  return withStore(address, true, async (store) => {
    if (!(await store.removeAccessKey(name))) {
      throw new PapergraphError(
        'BAD_INPUT',
        `There is no key ${JSON.stringify(name)}; \`papergraph keys list\` names those that there are.`,
      );
    }
    say(`Revoked ${JSON.stringify(name)}. Servers that run refuse it within seconds.`);
  });
}

async function withStore(
  address: string,
  existing: boolean,
  work: (store: GraphStore) => Promise<void>,
): Promise<number> {
  const store = await openStore(address, process.env, { existing });
  try {
    await work(store);
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

function checkedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed !== '' && trimmed.length <= MAX_NAME && !/\p{C}/u.test(trimmed)) return trimmed;
  throw new PapergraphError('BAD_INPUT', `--name takes 1 to ${MAX_NAME} characters that can be printed.`);
}

function checkedScopes(scopes: string): Scope[] {
  const given = scopes.split(',').map((scope) => scope.trim());
  const unknown = given.find((scope) => !SCOPES.includes(scope as Scope));
  if (unknown === undefined) return given as Scope[];
  throw new PapergraphError(
    'BAD_INPUT',
    `--scopes takes ${SCOPES.join(', ')}, with commas between, and not ${JSON.stringify(unknown)}.`,
  );
}
