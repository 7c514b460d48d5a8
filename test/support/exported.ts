import type { ApiContext } from '../../src/api/context.js';
import { targetOfFile } from '../../src/api/exports/export-target.js';
import { openExport } from '../../src/api/exports/open-export.js';

/** The bytes of an export, as a server would send them. */
export async function exported(
  context: ApiContext,
  file: string,
  given: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const chunk of await openExport(context, targetOfFile(file), given, (name) => name)) {
    pieces.push(Buffer.from(chunk));
  }
  return Buffer.concat(pieces);
}
