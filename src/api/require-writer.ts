import { GraphQLError } from 'graphql';
import { WRITE_KEY_VARIABLE, type Caller } from '../access/write-key.js';
import type { Curate } from '../model/ports.js';
import type { ApiContext } from './context.js';

/**
 * Who writes; every mutation begins with it.
 *
 * @throws GraphQLError FORBIDDEN where the server has no key, so that nobody may write; UNAUTHENTICATED where the request
 * gives none or a wrong one.
 */
export function requireWriter({ caller, writable }: Pick<ApiContext, 'caller' | 'writable'>): Caller {
  if (!writable) {
    throw new GraphQLError(
      `This server takes no changes: start it with a key in ${WRITE_KEY_VARIABLE} to allow them.`,
      {
        extensions: { code: 'FORBIDDEN', http: { status: 403 } },
      },
    );
  }
  if (caller === null) {
    throw new GraphQLError('Changes need the key of this server: send it as `Authorization: Bearer KEY`.', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  }
  return caller;
}

/**
 * As `requireWriter`, with what does it.
 *
 * @throws GraphQLError FORBIDDEN where the server was given no curation.
 */
export function requireCurator(context: Pick<ApiContext, 'caller' | 'writable' | 'curate'>): {
  caller: Caller;
  curate: Curate;
} {
  const caller = requireWriter(context);
  if (context.curate) return { caller, curate: context.curate };
  throw new GraphQLError('This server does not curate.', { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
}
