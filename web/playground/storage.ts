const namespace = 'papergraph:';

const keys = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(namespace));

/**
 * The browser's storage under names of its own: another GraphiQL that was served at the same address, by whatever
 * server, neither shows its tabs here nor finds ours.
 */
export const storage = {
  get length(): number {
    return keys().length;
  },
  getItem: (key: string): string | null => localStorage.getItem(namespace + key),
  setItem: (key: string, value: string): void => localStorage.setItem(namespace + key, value),
  removeItem: (key: string): void => localStorage.removeItem(namespace + key),
  clear: (): void => keys().forEach((key) => localStorage.removeItem(key)),
};
