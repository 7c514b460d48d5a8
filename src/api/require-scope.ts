import { HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';
import { WRITE_KEY_VARIABLE, type Access, type Caller } from '../access/keys.js';
import type { Scope } from '../model/access-key.js';
import type { Curate } from '../model/ports.js';
import type { ApiContext } from './context.js';

/** Marks a field at the root that needs a key with this scope: a server refuses others before anything of them is charged. */
export function NeedsScope(scope: Scope): MethodDecorator {
  return Extensions({ scope }) as MethodDecorator;
}

/** The scope that a field is marked with. */
export function neededScope({ extensions }: GraphQLField<unknown, unknown>): Scope | undefined {
  return extensions.scope as Scope | undefined;
}

/**
 * Who does what needs this scope; what is marked with one begins with it, since not all that asks is a server.
 *
 * @throws GraphQLError UNAUTHENTICATED where the request gives no key or none that counts; FORBIDDEN where its key does
 * not have the scope, or the server has no key, so that nobody may write.
 */
export function requireScope({ caller, writable }: Access, scope: Scope): Caller {
  if (!writable && scope !== 'read') {
    throw forbidden(
      `This server takes no changes: make a key for it with \`papergraph keys create\`, or start it with one in ${WRITE_KEY_VARIABLE}.`,
    );
  }
  if (caller === null) {
    throw new GraphQLError(
      `This needs a key with the scope \`${scope}\`, which whoever runs the server makes: send it as \`Authorization: Bearer KEY\`.`,
      {
        extensions: {
          code: 'UNAUTHENTICATED',
          http: { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer']]) },
        },
      },
    );
  }
  if (!caller.scopes.includes(scope)) {
    throw forbidden(
      `The key ${JSON.stringify(caller.name)} is for ${caller.scopes.map((each) => `\`${each}\``).join(' and ')}; this needs one with the scope \`${scope}\`.`,
    );
  }
  return caller;
}

/**
 * As `requireScope`, with what curates.
 *
 * @throws GraphQLError FORBIDDEN where the server was given no curation.
 */
export function requireCurator(context: Pick<ApiContext, 'caller' | 'writable' | 'curate'>): {
  caller: Caller;
  curate: Curate;
} {
  const caller = requireScope(context, 'curate');
  if (context.curate) return { caller, curate: context.curate };
  throw forbidden('This server does not curate.');
}

function forbidden(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
}
