import { createGunzip } from 'node:zlib';

const OUTPUT_BYTES = 256 * 1024;

/**
 * The content of gzip data that come in chunks. What stands before a damaged or missing end is always given first; then
 * zlib's error (`code` begins with `Z_`) is thrown. A pipe of streams would drop what it holds when the error comes.
 */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: OUTPUT_BYTES });
  let output: Uint8Array[] = [];
  let failure: Error | null = null;
  let wake = (): void => {};
  gunzip.on('data', (piece: Uint8Array) => output.push(piece));
  gunzip.on('error', (error) => {
    failure = error;
    wake();
  });
  /** Waits until the step is done, or has failed: then its own callback may never come. */
  const settled = (step: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      step(resolve);
    });
  const taken = (): Uint8Array[] => {
    const pieces = output;
    output = [];
    return pieces;
  };

  try {
    for await (const chunk of chunks) {
      await settled((done) => gunzip.write(chunk, () => done()));
      yield* taken();
      if (failure !== null) throw failure as Error;
    }
    // `finish` comes before the end is checked: `close` is the last word, after `error` too.
    await settled((done) => gunzip.once('close', done).end());
    yield* taken();
    if (failure !== null) throw failure as Error;
  } finally {
    gunzip.destroy();
  }
}
