const files: Readonly<Record<string, string>> = { graphql: 'worker-graphql.js', json: 'worker-json.js' };

/** Tells the editor where its workers are: beside the page's script. It must run before an editor is made. */
export function provideWorkers(): void {
  window.MonacoEnvironment = {
    getWorker: (_id: string, label: string) =>
      new Worker(`/playground/${files[label] ?? 'worker-editor.js'}`, { type: 'module', name: label }),
  };
}
