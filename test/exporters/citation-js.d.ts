// The parts of the packages that are used here; they bring no types.
declare module '@citation-js/core' {
  interface Name {
    family?: string;
    given?: string;
    literal?: string;
    'non-dropping-particle'?: string;
    'dropping-particle'?: string;
  }

  /** An item of CSL-JSON. */
  interface Item {
    title: string;
    type: string;
    author?: Name[];
    DOI?: string;
    'container-title'?: string;
    issued?: { 'date-parts': number[][] };
  }

  export class Cite {
    constructor(text: string);
    readonly data: Item[];
  }
}

declare module '@citation-js/plugin-bibtex';
