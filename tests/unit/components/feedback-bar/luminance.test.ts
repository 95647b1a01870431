import { expect, test } from 'vitest';
import { brightnessOf } from '../../../../components/feedback-bar/luminance.ts';

test.each([
  ['rgb(255, 255, 255)', 1, 1],
  ['rgb(0, 0, 0)', 0, 1],
  ['rgba(0, 0, 0, 0)', 0, 0],
  ['rgb(119 119 119 / 0.5)', 0.184, 0.5],
  ['color(srgb 1 1 1)', 1, 1],
  ['color(display-p3 0 0 0 / 0.25)', 0, 0.25],
  ['oklch(0.2 0.01 250)', 0.008, 1],
  ['oklab(1 0 0)', 1, 1],
  ['lab(100 0 0)', 1, 1],
])('%s has luminance %d and opacity %d', (color, luminance, alpha) => {
  const found = brightnessOf(color);
  expect(found?.luminance).toBeCloseTo(luminance, 2);
  expect(found?.alpha).toBe(alpha);
});

test('a notation that is not known is not guessed at', () => {
  expect(brightnessOf('device-cmyk(0 0 0 0)')).toBeNull();
});
