/** A query of Grafana's plugin Infinity, as a dashboard holds it: the parts that decide what it asks and picks. */
export interface InfinityQuery {
  readonly type: string;
  readonly parser: string;
  readonly url: string;
  readonly url_options: { readonly method: string; readonly body_type: string; readonly body_graphql_query: string };
  readonly root_selector: string;
  readonly columns: readonly { readonly selector: string; readonly text: string; readonly type: string }[];
}

/** Keys and places in lists, with dots between: what Infinity's backend reads as a path (GJSON), and nothing else of it. */
const PATH = /^\w+(\.\w+)*$/;

/**
 * Asks a query as Infinity does, and picks rows and columns from the answer as its backend parser does.
 *
 * @param variables values of the dashboard's variables, by name
 * @throws {Error} where the query is of another sort, names a variable that there is not, or is refused
 */
export async function rowsOf(
  address: string,
  query: InfinityQuery,
  variables: ReadonlyMap<string, string>,
): Promise<Record<string, unknown>[]> {
  const { type, parser, url, url_options: options, root_selector: root, columns } = query;
  const sort = [type, parser, options.method, options.body_type].join(' ');
  if (sort !== 'graphql backend POST graphql') throw new Error(`This is not a query by GraphQL: ${sort}`);
  const text = options.body_graphql_query.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = variables.get(name);
    if (value === undefined) throw new Error(`There is no variable ${name}.`);
    return value;
  });
  const response = await fetch(address + url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json;q=0.9,text/plain' },
    body: JSON.stringify({ query: text, variables: null }),
  });
  const answer = (await response.json()) as { errors?: unknown };
  if (!response.ok || answer.errors) throw new Error(`${text}: ${response.status} ${JSON.stringify(answer)}`);
  const found = at(answer, root);
  const rows = Array.isArray(found) ? found : [found];
  return rows.map((row) => Object.fromEntries(columns.map(({ selector, text: name }) => [name, at(row, selector)])));
}

function at(value: unknown, path: string): unknown {
  if (!PATH.test(path)) throw new Error(`This is more than a path: ${path}`);
  return path.split('.').reduce((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);
}
