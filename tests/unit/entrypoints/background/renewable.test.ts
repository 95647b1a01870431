import { expect, test } from 'vitest';
import { renewable } from '../../../../entrypoints/background/renewable.ts';

/** Values that are made, lost or given up when the test says so. */
function makes() {
  const made: { end(): void; fail(): void; lose(): void }[] = [];
  const get = renewable<number>(
    (lose) =>
      new Promise((resolve, reject) => {
        const number = made.length + 1;
        made.push({ end: () => resolve(number), fail: () => reject(new Error('no')), lose });
      }),
  );
  return { get, made };
}

test('all who ask get the same value until it is lost', async () => {
  const { get, made } = makes();
  const both = Promise.all([get(), get()]);
  made[0]?.end();
  expect(await both).toEqual([1, 1]);
  made[0]?.lose();
  const next = get();
  made[1]?.end();
  expect(await next).toBe(2);
});

test('a value that could not be made is made anew for who asks next', async () => {
  const { get, made } = makes();
  const first = get();
  made[0]?.fail();
  await expect(first).rejects.toThrow('no');
  const next = get();
  made[1]?.end();
  expect(await next).toBe(2);
});

test('a value that is lost, and then fails, does not take its successor with it', async () => {
  const { get, made } = makes();
  const first = get();
  made[0]?.lose();
  const second = get();
  made[0]?.fail();
  await expect(first).rejects.toThrow('no');
  made[1]?.end();
  expect([await second, await get()]).toEqual([2, 2]);
  expect(made).toHaveLength(2);
});
