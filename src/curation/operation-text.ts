import type { CurationOperation } from '../model/curation.js';

/** What an operation does, in one line. */
export function operationText(operation: CurationOperation): string {
  switch (operation.kind) {
    case 'merge':
      return `merge ${operation.concepts.map(({ id }) => id).join(', ')} into ${operation.into.id}`;
    case 'split':
      return `split ${operation.concept.id} into ${operation.into.map(({ id }) => id).join(', ')}`;
    case 'rename':
      return `rename ${operation.concept.id} to ${JSON.stringify(operation.name)}`;
    case 'hide':
      return `hide ${operation.concept.id}`;
    case 'undo':
      return `undo ${operation.entry}`;
  }
}
