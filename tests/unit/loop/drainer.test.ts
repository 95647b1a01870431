import { describe, expect, it } from 'vitest';
import { failure } from '../../../lib/core/failure.ts';
import { fail, ok, type Result } from '../../../lib/core/result.ts';
import { createDrainer, type DrainerPorts } from '../../../lib/loop/drainer.ts';

const NOW = 10_000;
const STORE_FAILED = fail(failure('store_unavailable'));

function drainerOn(ports: Partial<DrainerPorts> = {}) {
  const log: string[] = [];
  const timers = new Map<number, () => void>();
  const results: Result<void>[] = [];
  const signal = { aborted: false };
  const drain = createDrainer({
    runner: { drain: async () => ok(undefined) },
    nextDue: async () => ok(undefined),
    async setAlarm(needed) {
      log.push(needed ? 'alarm on' : 'alarm off');
    },
    after(ms, callback) {
      timers.set(ms, callback);
      return () => timers.delete(ms);
    },
    now: () => NOW,
    signal,
    async onRest(result) {
      results.push(result);
    },
    ...ports,
  });
  return { drain, log, timers, results, signal };
}

/** A runner whose runs end when the test says so. */
function heldRunner() {
  const ends: (() => void)[] = [];
  const drain = () =>
    new Promise<Result<void>>((resolve) => {
      ends.push(() => resolve(ok(undefined)));
    });
  return { drain, ends };
}

describe('draining', () => {
  it('has the alarm on while it works, and off when nothing is left', async () => {
    const { drain, log, timers, results } = drainerOn();
    await drain();
    expect(log).toEqual(['alarm on', 'alarm off']);
    expect(timers.size).toBe(0);
    expect(results).toEqual([ok(undefined)]);
  });

  it('comes back when the next job is due, and leaves the alarm on until then', async () => {
    let due: number | undefined = NOW + 700;
    const { drain, log, timers } = drainerOn({ nextDue: async () => ok(due) });
    await drain();
    expect(log.at(-1)).toBe('alarm on');
    expect([...timers.keys()]).toEqual([700]);
    due = undefined;
    timers.get(700)?.();
    await expect.poll(() => log.at(-1)).toBe('alarm off');
    expect(timers.size).toBe(0);
  });

  it('sets no timer longer than a browser can keep', async () => {
    const { drain, timers } = drainerOn({ nextDue: async () => ok(NOW + 2 ** 40) });
    await drain();
    expect(Math.max(...timers.keys())).toBeLessThan(2 ** 31);
  });

  it.each([
    ['the runner fails', { runner: { drain: async () => STORE_FAILED } }],
    ['the queue cannot be read', { nextDue: async () => STORE_FAILED }],
    ['something throws', { nextDue: () => Promise.reject(new Error('no')) }],
  ])('leaves it to the alarm and says so where %s', async (_, ports) => {
    const { drain, log, timers, results } = drainerOn({ nextDue: async () => ok(NOW), ...ports });
    await drain();
    expect(log).toEqual(['alarm on']);
    expect(timers.size).toBe(0);
    expect(results.map((result) => result.ok)).toEqual([false]);
  });

  it('never takes away the alarm of a call that still works', async () => {
    const runner = heldRunner();
    const { drain, log } = drainerOn({ runner });
    const first = drain();
    await expect.poll(() => runner.ends.length).toBe(1);
    const second = drain();
    await expect.poll(() => runner.ends.length).toBe(2);
    runner.ends[0]?.();
    await first;
    expect(log).toEqual(['alarm on', 'alarm on']);
    runner.ends[1]?.();
    await second;
    expect(log.at(-1)).toBe('alarm off');
  });

  it('leaves everything to the background that took its place', async () => {
    const runner = heldRunner();
    const { drain, log, timers, results, signal } = drainerOn({ runner });
    const draining = drain();
    await expect.poll(() => runner.ends.length).toBe(1);
    signal.aborted = true;
    runner.ends[0]?.();
    await draining;
    await drain();
    expect(log).toEqual(['alarm on']);
    expect(timers.size).toBe(0);
    expect(results).toEqual([]);
  });
});
