import { afterEach, beforeEach, describe } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';
import { accessKeysContract } from './access-keys-contract.js';
import { conceptsContract } from './concepts-contract.js';
import { curationContract } from './curation-contract.js';
import { derivedContract } from './derived-contract.js';
import { exportContract } from './export-contract.js';
import { leaseContract } from './lease-contract.js';
import { papersContract } from './papers-contract.js';
import { readingContract } from './reading-contract.js';
import { runsContract } from './runs-contract.js';
import { searchContract } from './search-contract.js';
import { snapshotContract } from './snapshot-contract.js';
import { vectorsContract } from './vectors-contract.js';
import { vocabulariesContract } from './vocabularies-contract.js';

export interface ContractOptions {
  /** Makes the lease that stands in the store look as if it had last been renewed this much earlier. */
  ageLease: (store: GraphStore, milliseconds: number) => Promise<void>;
}

/**
 * What every store must do: the definition of the port. `open` gives an empty store each time; the suite closes it.
 * Search: both stores index `searchText` of `src/store/query-words.ts` and look for `queryWords`, so that they find the same.
 */
export function describeStoreContract(name: string, open: () => Promise<GraphStore>, options: ContractOptions): void {
  describe(`${name} as a store`, () => {
    let store: GraphStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });
    const current = () => store;

    describe('papers', () => papersContract(current));
    describe('concepts', () => conceptsContract(current));
    describe('vocabularies', () => vocabulariesContract(current));
    describe('derived graph', () => derivedContract(current));
    describe('curation', () => curationContract(current));
    describe('reading', () => readingContract(current));
    describe('search', () => searchContract(current));
    describe('runs', () => runsContract(current));
    describe('snapshot', () => snapshotContract(current));
    describe('lease', () => leaseContract(current, options.ageLease));
    describe('vectors', () => vectorsContract(current));
    describe('access keys', () => accessKeysContract(current));
    describe('export', () => exportContract(current));
  });
}
