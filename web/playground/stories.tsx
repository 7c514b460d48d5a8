import type { GraphiQLPlugin } from '@graphiql/react';
import { playgroundAddress } from '../shared-query.js';

/** An example operation, as its file has it: comment lines that say what it asks, then the query. */
export interface Story {
  readonly name: string;
  readonly query: string;
  /** JSON. */
  readonly variables: string | null;
}

/** What the comment above an operation says. */
export function sentenceOf(query: string): string {
  const comment = /^(?:#.*\n)+/.exec(query)?.[0] ?? '';
  return comment.replaceAll(/^#\s*/gm, '').replaceAll('\n', ' ').trim();
}

/** The examples with what each asks, beside the editor; each opens in a tab. */
export function storiesPlugin(stories: readonly Story[]): GraphiQLPlugin {
  return {
    title: 'Stories',
    icon: () => (
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" aria-hidden="true">
        <path d="M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM9 9h6M9 13h6" />
      </svg>
    ),
    content: () => (
      <section className="stories" aria-labelledby="stories">
        <h2 id="stories" className="graphiql-doc-explorer-title">
          Stories
        </h2>
        <ul>
          {stories.map(({ name, query, variables }) => (
            <li key={name}>
              <a href={playgroundAddress({ query, variables: variables ?? '' })}>{name}</a>
              <p>{sentenceOf(query)}</p>
            </li>
          ))}
        </ul>
      </section>
    ),
  };
}
