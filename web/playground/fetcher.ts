import type { ExecutionResult } from 'graphql';

interface GraphqlRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: unknown;
}

interface RequestOptions {
  readonly headers?: Readonly<Record<string, unknown>>;
}

/**
 * Sends one request to the server that the page came from.
 *
 * @throws {Error} with a sentence for the reader when what comes back is not JSON, or nothing comes back
 */
export async function fetchFromHere(request: GraphqlRequest, options?: RequestOptions): Promise<ExecutionResult> {
  const headers = Object.entries(options?.headers ?? {}).map(([name, value]) => [name, String(value)]);
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      ...Object.fromEntries(headers),
    },
    body: JSON.stringify(withoutStaleName(request)),
  }).catch((cause: unknown) => {
    throw new Error('The server does not answer. Is papergraph still running?', { cause });
  });
  try {
    return (await response.json()) as ExecutionResult;
  } catch (cause) {
    throw new Error(`The server answered ${response.status} and no JSON.`, { cause });
  }
}

/**
 * GraphiQL learns the name of a tab's operation a moment after it shows the tab; who runs it sooner would ask this tab's
 * query for the last tab's operation.
 */
function withoutStaleName(request: GraphqlRequest): GraphqlRequest {
  const { operationName, ...rest } = request;
  const inQuery = operationName && new RegExp(`\\b${operationName}\\b`).test(request.query);
  return inQuery ? request : rest;
}
