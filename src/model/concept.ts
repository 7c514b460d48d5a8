export const CONCEPT_KINDS = ['task', 'method', 'model', 'dataset', 'metric', 'theory', 'field'] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

/** `vocabulary`: from a reviewed vocabulary. `corpus`: a keyphrase that enough papers share. */
export type ConceptOrigin = 'vocabulary' | 'corpus';

/** `id` is the slug of the name. `broader` holds ids of concepts of which this one is a kind. */
export interface Concept {
  id: string;
  name: string;
  aliases: string[];
  kind: ConceptKind;
  definition: string | null;
  broader: string[];
  origin: ConceptOrigin;
}
