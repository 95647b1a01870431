import { expect, test } from 'vitest';
import layers from './layers.json' with { type: 'json' };
import { sourceFiles } from './source-tree.ts';

const sizes = sourceFiles('lib', 'components', 'entrypoints', 'demo', 'scripts')
  .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
  .sort((a, b) => a.lines - b.lines);

function quantile(share: number): number {
  return sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))]?.lines ?? 0;
}

test('files stay small', () => {
  expect(sizes.filter((file) => file.lines > layers.fileLines.most)).toEqual([]);
  expect(quantile(0.5)).toBeLessThanOrEqual(layers.fileLines.median);
  expect(quantile(0.9)).toBeLessThanOrEqual(layers.fileLines.p90);
});
