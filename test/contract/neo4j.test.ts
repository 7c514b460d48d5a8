import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import { cypher, describeNeo4j, emptyNeo4j } from '../neo4j/server.js';
import { describeStoreContract } from './store-contract.js';

await describeNeo4j('contract', (settings) => {
  describeStoreContract(
    'neo4j',
    async () => {
      await emptyNeo4j();
      return openNeo4jStore(settings);
    },
    {
      ageLease: async (_, milliseconds) => {
        await cypher('MATCH (l:Lease) SET l.renewedAt = l.renewedAt - toInteger($milliseconds)', { milliseconds });
      },
    },
  );
});
