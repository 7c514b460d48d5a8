import { expect, test } from '@jest/globals';
import { addressOf } from '../../../src/store/neo4j/settings.js';

test.each([
  ['neo4j://host:7687', 'neo4j://host:7687'],
  ['neo4j+s://user:pass@host.example', 'neo4j+s://host.example'],
  ['bolt+ssc://user@[::1]:7688/', 'bolt+ssc://[::1]:7688'],
  ['bolt://host', 'bolt://host'],
  ['neo4j://host:7687?policy=eu', 'neo4j://host:7687?policy=eu'],
])('%s is shown as %s', (uri, address) => {
  expect(addressOf(uri)).toBe(address);
});

test.each(['http://u:secret@host', 'neo4j://', 'neo4j:secret', 'bolt+x://host', '', 'neo4j://u:secret@:7687'])(
  '%j is no address, and the message repeats none of it',
  (uri) => {
    expect(() => addressOf(uri)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    expect(() => addressOf(uri)).not.toThrow(/secret/);
  },
);
