import { useState, useSyncExternalStore, type FormEvent } from 'react';

const PLACE = 'papergraph:key';
const listeners = new Set<() => void>();
let wanted = false;

/** The headers that let the reader in: those of the key that was given, for as long as the browser's tab is open. */
export function keyHeaders(): Readonly<Record<string, string>> {
  const key = sessionStorage.getItem(PLACE);
  return key === null ? {} : { authorization: `Bearer ${key}` };
}

/** Says that the server wants a key, or another one. */
export function reportLocked(): void {
  change(true);
}

/** Whether the server wants a key. */
export function useLocked(): boolean {
  return useSyncExternalStore(subscribe, () => wanted);
}

/** Asks for a key where the server wants one; what was asked is asked again with it. */
export function KeyForm() {
  const [key, setKey] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() === '') return;
    sessionStorage.setItem(PLACE, key.trim());
    setKey('');
    change(false);
  };
  if (!useLocked()) return null;
  return (
    <form className="notice key-form" onSubmit={submit}>
      <label htmlFor="key">
        <strong>Reading this graph needs a key.</strong> Its operator makes one with <code>papergraph keys create</code>
        .
      </label>
      <input id="key" type="password" autoComplete="off" value={key} onChange={(event) => setKey(event.target.value)} />
      <button type="submit">Read</button>
    </form>
  );
}

function change(to: boolean): void {
  wanted = to;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
