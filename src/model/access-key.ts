/** What a key lets its holder do: read the graph, write papers and follow that, change what the graph says. */
export const SCOPES = ['read', 'ingest', 'curate'] as const;
export type Scope = (typeof SCOPES)[number];

/** A key to the API, as a store keeps it: not the key itself, which nobody can find in it. */
export interface AccessKey {
  /** Whose it is; it stands in the log of what was changed. No other key of the store has it. */
  name: string;
  /** In the order of SCOPES, each once. */
  scopes: Scope[];
  /** SHA-256 of the key, hexadecimal. */
  digest: string;
  /** ISO 8601. */
  createdAt: string;
}
