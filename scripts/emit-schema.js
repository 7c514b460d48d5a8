// Writes `schema/schema.graphql` from the compiled types; `npm run schema` builds them first.
import { writeFileSync } from 'node:fs';
import { printedSchema } from '../dist/api/schema.js';

writeFileSync(new URL('../schema/schema.graphql', import.meta.url), await printedSchema());
