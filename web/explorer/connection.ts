import { useSyncExternalStore } from 'react';

const RETRY_MS = 1_500;
const listeners = new Set<() => void>();
let gone = false;

/** Says that the server did not answer; it is asked again until it does, and then every page that waits asks anew. */
export function reportGone(): void {
  if (gone) return;
  change(true);
  const retry = (): void => {
    fetch('/health/live').then(
      (response) => (response.ok ? change(false) : setTimeout(retry, RETRY_MS)),
      () => setTimeout(retry, RETRY_MS),
    );
  };
  setTimeout(retry, RETRY_MS);
}

/** Resolves when the server answers again; at once where it is not known to be gone. */
export function whenBack(): Promise<void> {
  if (!gone) return Promise.resolve();
  return new Promise((fulfill) => {
    const stop = subscribe(() => {
      if (gone) return;
      stop();
      fulfill();
    });
  });
}

/** Whether the server does not answer. */
export function useGone(): boolean {
  return useSyncExternalStore(subscribe, () => gone);
}

function change(to: boolean): void {
  gone = to;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
