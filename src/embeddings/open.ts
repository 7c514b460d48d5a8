import type { EmbeddingProvider } from '../model/embedding.js';
import { PapergraphError } from '../model/errors.js';
import { onnxDirectory } from './onnx-directory.js';
import { openaiEndpoint } from './openai-endpoint.js';

const ONNX = 'onnx:';

/**
 * The provider that the environment names, or null where it names none: embeddings are off by default.
 * `PAPERGRAPH_EMBEDDINGS` is `onnx:FOLDER`, or the address of an OpenAI-compatible API; that needs the name of a model in
 * `PAPERGRAPH_EMBEDDINGS_MODEL` and may need a key in `PAPERGRAPH_EMBEDDINGS_KEY`.
 *
 * @throws PapergraphError BAD_INPUT where it cannot be had.
 */
export async function openEmbeddings(environment: NodeJS.ProcessEnv): Promise<EmbeddingProvider | null> {
  const place = environment.PAPERGRAPH_EMBEDDINGS;
  if (!place) return null;
  if (place.startsWith(ONNX)) return onnxDirectory(place.slice(ONNX.length));
  if (!/^https?:\/\//.test(place)) {
    throw new PapergraphError(
      'BAD_INPUT',
      'PAPERGRAPH_EMBEDDINGS is neither onnx:FOLDER nor the http(s) address of an OpenAI-compatible API.',
    );
  }
  const model = environment.PAPERGRAPH_EMBEDDINGS_MODEL;
  if (!model) throw new PapergraphError('BAD_INPUT', 'Name the model of the endpoint in PAPERGRAPH_EMBEDDINGS_MODEL.');
  return openaiEndpoint({ baseUrl: place, model, key: environment.PAPERGRAPH_EMBEDDINGS_KEY || null });
}
