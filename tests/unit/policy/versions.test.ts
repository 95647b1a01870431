import { expect, test } from 'vitest';
import { firstVersion } from '../../../lib/policy/first-version.ts';
import { genomeOfRole } from '../../../lib/policy/genome.ts';
import { nextVersion } from '../../../lib/policy/next-version.ts';
import { countingIds } from './genomes.ts';

const first = firstVersion({
  id: 'v1',
  profileId: 'p',
  now: 1_000,
  prompt: 'You sell.\n\n## Context\n- Prices are net.',
  newId: countingIds(),
});

test('the first version has number 1, no parent, and the prompt read into sections', () => {
  expect(first).toEqual({
    id: 'v1',
    profileId: 'p',
    number: 1,
    parentId: null,
    origin: 'first',
    reason: '',
    createdAt: 1_000,
    genome: {
      ...genomeOfRole('You sell.'),
      context: [
        {
          id: 'new-1',
          text: 'Prices are net.',
          provenance: { source: 'person', version: 1, cycleIds: [], reason: '' },
        },
      ],
    },
  });
});

test('the next version follows its parent in the same profile, which stays as it was', () => {
  const before = structuredClone(first);
  const genome = genomeOfRole('You sell kindly.');
  const next = nextVersion(first, {
    id: 'v2',
    now: 2_000,
    genome,
    origin: 'critic',
    reason: 'Tone.',
  });
  expect(next).toEqual({
    id: 'v2',
    profileId: 'p',
    number: 2,
    parentId: 'v1',
    origin: 'critic',
    reason: 'Tone.',
    createdAt: 2_000,
    genome,
  });
  expect(first).toEqual(before);
});
