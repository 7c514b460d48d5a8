import { useEffect, useState } from 'react';
import { NoAnswer } from './api.js';
import type { Filter } from './filter.js';
import { load, type Answers } from './load.js';

const RETRY_MS = 2_000;

export interface Loaded {
  /** The last answers, which stay while others are awaited. */
  readonly answers: Answers | null;
  /** Why there are no newer ones. */
  readonly problem: string | null;
  /** Whether `answers` are of another filter. */
  readonly waiting: boolean;
}

/** Loads when the filter changes, and goes on by itself where the server was away. */
export function useAnswers(filter: Filter): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ answers: null, problem: null, waiting: true });
  useEffect(() => {
    const controller = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const go = (): void => {
      load(filter, controller.signal).then(
        (answers) => setLoaded({ answers, problem: null, waiting: false }),
        (error: Error) => {
          if (controller.signal.aborted) return;
          setLoaded((before) => ({ ...before, problem: error.message, waiting: false }));
          if (error instanceof NoAnswer) retry = setTimeout(go, RETRY_MS);
        },
      );
    };
    setLoaded((before) => ({ ...before, waiting: true }));
    go();
    return () => {
      controller.abort();
      clearTimeout(retry);
    };
  }, [filter]);
  return loaded;
}
