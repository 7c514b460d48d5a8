import { openEmbeddings } from '../embeddings/open.js';
import { PapergraphError } from '../model/errors.js';
import { embedPapers } from '../seeder/embed-papers.js';
import { counted } from './counted.js';
import { EXIT } from './exit.js';
import { openStore } from './store-address.js';

/** `papergraph embed`. Resolves to the exit code. */
export async function embedCommand(address: string): Promise<number> {
  const provider = await openEmbeddings(process.env);
  if (!provider) {
    throw new PapergraphError(
      'BAD_INPUT',
      'No embedding model is named. Set PAPERGRAPH_EMBEDDINGS to onnx:FOLDER, or to the address of an OpenAI-compatible API with the model in PAPERGRAPH_EMBEDDINGS_MODEL.',
    );
  }
  const interruption = new AbortController();
  const stop = () => (interruption.signal.aborted ? process.exit(EXIT.interrupted) : interruption.abort());
  try {
    const store = await openStore(address, process.env, { existing: true });
    process.on('SIGINT', stop).on('SIGTERM', stop);
    try {
      const { embedded, unchanged } = await embedPapers(store, provider, {
        signal: interruption.signal,
        progress: (papers) => {
          if (process.stderr.isTTY) process.stderr.write(`\r${counted(papers, 'paper')}`);
        },
      });
      if (process.stderr.isTTY) process.stderr.write('\r');
      process.stdout.write(
        `${counted(embedded, 'paper')} embedded by ${provider.model}, ${unchanged} had their vector.\n`,
      );
      return EXIT.ok;
    } finally {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      await store.close();
    }
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    process.stderr.write('Stopped. What was embedded is kept; run the same command again to go on.\n');
    return EXIT.interrupted;
  } finally {
    await provider.close();
  }
}
