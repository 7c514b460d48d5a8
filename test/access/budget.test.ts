import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Budget, clientOf, retryAfter } from '../../src/access/budget.js';

describe('a budget', () => {
  test('lets each client spend no more than the limit in a minute, and forgets at its end', () => {
    const spending = fc.record({ client: fc.constantFrom('a', 'b'), cost: fc.nat(60), wait: fc.nat(20_000) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.array(spending), (limit, spendings) => {
        let now = 1_000_000_000_000;
        const budget = new Budget(limit, () => now);
        const spent = new Map<string, number>();
        for (const { client, cost, wait } of spendings) {
          now += wait;
          const key = `${client} ${Math.floor(now / 60_000)}`;
          const before = spent.get(key) ?? 0;
          expect(budget.standing(client)).toMatchObject({ limit, remaining: limit - before });
          expect(budget.spend(client, cost)).toBe(before + cost <= limit);
          if (before + cost <= limit) spent.set(key, before + cost);
        }
      }),
    );
  });

  test('says when there is more', () => {
    const now = 60_000 * 1000 + 1;
    const standing = new Budget(5, () => now).standing('a');
    expect(standing.resetAt).toBe(60_000 * 1001);
    expect(retryAfter(standing, now)).toBe(60);
    expect(retryAfter(standing, standing.resetAt + 5)).toBe(1);
  });
});

describe('a client', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('at %s is %s', (address, client) => expect(clientOf(address)).toBe(client));
});
