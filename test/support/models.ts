import { shippedModels } from '../../src/cli/shipped.js';

/** What extraction has learned, as it ships; read once for a file of tests. */
export const models = shippedModels();
