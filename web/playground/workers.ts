/** Tells the editor where its workers are. It must run before an editor is made. */
export function provideWorkers(): void {
  window.MonacoEnvironment = { getWorker: (_id: string, label: string) => start(label) };
}

/** Each address stands by itself, for the bundler to find it. */
function start(label: string): Worker {
  switch (label) {
    case 'graphql':
      return new Worker(new URL('./graphql.worker.ts', import.meta.url), { type: 'module', name: 'graphql' });
    case 'json':
      return new Worker(new URL('./json.worker.ts', import.meta.url), { type: 'module', name: 'json' });
    default:
      return new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module', name: 'editor' });
  }
}
