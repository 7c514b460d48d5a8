import type { AssociationMeasure, ConceptKind, ExtractionMethod } from './documents.js';

/** A number with its noun: `1 paper`, `1,200 papers`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;
}

/** A measured number for people: three digits that count, no more. */
export function short(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** A share in percent. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })} %`;
}

export const kindName = (kind: ConceptKind): string => kind.toLowerCase();

export const MEASURE_NAMES: Readonly<Record<AssociationMeasure, string>> = {
  NPMI: 'NPMI',
  COUNT: 'Common papers',
  COSINE: 'Cosine',
  JACCARD: 'Jaccard',
  ASSOCIATION_STRENGTH: 'Association strength',
  LOG_LIKELIHOOD_RATIO: 'Log-likelihood ratio',
};

export const METHOD_NAMES: Readonly<Record<ExtractionMethod, string>> = {
  ABBREVIATION: 'short form that the paper defines',
  AUTHOR_KEYWORD: 'keyword of the paper',
  KEYPHRASE: 'phrase that several papers share',
  VOCABULARY: 'name of the vocabulary',
};
