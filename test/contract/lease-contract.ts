import { expect, test } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';

export function leaseContract(
  current: () => GraphStore,
  ageLease: (store: GraphStore, milliseconds: number) => Promise<void>,
): void {
  test('one has it, the other learns who', async () => {
    const before = Date.now();
    expect(await current().acquireLease('pid 1 on höst "a"')).toBeNull();
    const other = await current().acquireLease('pid 2');
    expect(other?.holder).toBe('pid 1 on höst "a"');
    expect(new Date(other!.since).toISOString()).toBe(other!.since);
    expect(Math.abs(Date.parse(other!.since) - before)).toBeLessThan(60_000);
  });

  test('once released, another can take it', async () => {
    await current().acquireLease('one');
    await current().releaseLease('one');
    expect(await current().acquireLease('two')).toBeNull();
    expect((await current().acquireLease('one'))?.holder).toBe('two');
  });

  test('only the holder can release it', async () => {
    await current().releaseLease('nobody');
    await current().acquireLease('one');
    await current().releaseLease('two');
    expect((await current().acquireLease('two'))?.holder).toBe('one');
  });

  test('of many that ask at once, one gets it', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `pid ${i}`);
    const answers = await Promise.all(names.map((name) => current().acquireLease(name)));
    const winners = names.filter((_, i) => answers[i] === null);
    expect(winners).toHaveLength(1);
    expect(answers.filter((answer) => answer !== null).every((answer) => answer.holder === winners[0])).toBe(true);
  });

  test('a holder that does not renew for 15 seconds loses it, not before', async () => {
    await current().acquireLease('one');
    await ageLease(current(), 12_000);
    expect((await current().acquireLease('two'))?.holder).toBe('one');
    await ageLease(current(), 4_000);
    expect(await current().acquireLease('two')).toBeNull();
    expect((await current().acquireLease('one'))?.holder).toBe('two');
  });

  test('renewing keeps it, and since when', async () => {
    await current().acquireLease('one');
    const since = (await current().acquireLease('two'))?.since;
    for (let i = 0; i < 3; i++) {
      await ageLease(current(), 12_000);
      expect(await current().acquireLease('one')).toBeNull();
    }
    expect(await current().acquireLease('two')).toEqual({ holder: 'one', since });
  });
}
