/** The colors of drawings, as the page's style sheet has them now. */
export interface Colors {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  /** Of things that are to be told apart. */
  readonly hues: readonly string[];
  /** Of what has none of `hues`. */
  readonly none: string;
  readonly low: string;
  readonly high: string;
  readonly below: string;
}

/** A color between two that are written `#rrggbb`; `share` 0 is the first. */
export function between(a: string, b: string, share: number): string {
  const part = (color: string, at: number): number => parseInt(color.slice(1 + 2 * at, 3 + 2 * at), 16);
  const mixed = [0, 1, 2].map((at) => Math.round(part(a, at) + (part(b, at) - part(a, at)) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
