import { useEffect, useState } from 'react';
import { ask, Locked, ServerGone } from './ask.js';
import { reportGone, useGone } from './connection.js';
import type { TypedDocumentString } from './documents.js';
import { reportLocked, useLocked } from './key.js';

export interface Answer<Data> {
  /** The last answer, which stays while the next is awaited. */
  readonly data: Data | undefined;
  /** What the server had against the question. */
  readonly error: Error | undefined;
  /** Whether `data` is not yet of the variables asked with. */
  readonly waiting: boolean;
}

/** Asks when the variables change, and again after the server was gone or got a key; null variables ask nothing. */
export function useQuery<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables | null,
): Answer<Data> {
  const key = variables === null ? null : JSON.stringify(variables);
  const gone = useGone();
  const locked = useLocked();
  const [answer, setAnswer] = useState<{ key: string | null; data?: Data; error?: Error }>({ key: null });
  useEffect(() => {
    if (key === null || gone || locked) return;
    const controller = new AbortController();
    ask(document, JSON.parse(key) as Variables, controller.signal).then(
      (data) => {
        if (!controller.signal.aborted) setAnswer({ key, data });
      },
      (error: Error) => {
        if (controller.signal.aborted) return;
        if (error instanceof ServerGone) reportGone();
        else if (error instanceof Locked) reportLocked();
        else setAnswer({ key, error });
      },
    );
    return () => controller.abort();
  }, [document, key, gone, locked]);
  return { data: key === null ? undefined : answer.data, error: answer.error, waiting: answer.key !== key };
}
