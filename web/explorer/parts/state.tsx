import type { Answer } from '../use-query.js';

/** What stands where an answer is awaited, or was refused; nothing once it is there. */
export function State({ answer: { data, error } }: { readonly answer: Answer<unknown> }) {
  if (error)
    return (
      <p className="refused" role="alert">
        {error.message}
      </p>
    );
  return data === undefined ? <p className="awaited">Asking the graph …</p> : null;
}
