// Sends requests, and prints as JSON what came back. Takes the address, a file of bodies (a JSON array), the number of
// connections, and `{duration}` in seconds or `{amount}` of requests as JSON.
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const [url, file, connections, until] = process.argv.slice(2);
const bodies = JSON.parse(readFileSync(file, 'utf8'));
const headers = { 'content-type': 'application/json', accept: 'application/json' };
let faults = 0;
const instance = autocannon({
  url,
  connections: Number(connections),
  ...JSON.parse(until),
  method: 'POST',
  headers,
  requests: bodies.map((body) => ({ body })),
});
instance.on('response', (client, status) => {
  if (status !== 200) faults++;
});
const { requests, latency, errors, duration } = await instance;
console.log(
  JSON.stringify({
    sent: requests.total,
    perSecond: requests.total / duration,
    p50: latency.p50,
    p99: latency.p99,
    faults: faults + errors,
  }),
);
