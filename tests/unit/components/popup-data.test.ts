import { describe, expect, test } from 'vitest';
import { parseDescription } from '../../../components/popup/chat-description.ts';
import { learnedData } from '../../../components/popup/learned-data.ts';
import type { PageData } from '../../../components/popup/popup-data.ts';
import { genomeOfRole } from '../../../lib/policy/genome.ts';
import type { PopupData } from '../../../lib/store/read.ts';
import type { DeploymentRow } from '../../../lib/store/schema.ts';

function deployment(site: string | null, versionNumber: number): DeploymentRow {
  return {
    id: `${site} ${versionNumber}`,
    profileId: 'default',
    versionId: `v${versionNumber}`,
    versionNumber,
    site,
    conversationId: null,
    place: '',
    at: 0,
    because: 'copied',
  };
}

const stored: PopupData = {
  active: {
    id: 'v5',
    profileId: 'default',
    number: 5,
    parentId: 'v4',
    origin: 'critic',
    reason: '',
    createdAt: 0,
    genome: genomeOfRole('Help.'),
  },
  streak: 2,
  converged: false,
  rewards: [],
  lastOutcome: undefined,
  deployments: [deployment(null, 5), deployment('https://chat.example', 4)],
  queue: { queued: 1, running: 1, waiting: 2, failure: { kind: 'server_slow', detail: 'x' } },
};

const page: PageData = {
  kind: 'site',
  origin: 'https://chat.example',
  watched: true,
  livePolicy: false,
  chat: null,
};

describe('what the store holds', () => {
  test('is seen from the page: the version that was last in use there', () => {
    expect(learnedData(stored, page, 5).deployedNumber).toBe(4);
    const other = { ...page, origin: 'https://other.example' };
    expect(learnedData(stored, other, 5).deployedNumber).toBeNull();
  });

  test('does not count a copy made with no page in view for a page without an address', () => {
    expect(learnedData(stored, { kind: 'hidden' }, 5).deployedNumber).toBeNull();
  });

  test('counts every rating that is not yet learned from', () => {
    expect(learnedData(stored, page, 5).queue).toEqual({
      waiting: 4,
      running: true,
      failureKind: 'server_slow',
    });
  });
});

describe('what a content script answers', () => {
  const description = {
    found: true,
    replies: 2,
    confidence: 0.8,
    optsIn: false,
    liveVersion: null,
  };

  test('is taken as it is when it is a description, and nothing beyond it', () => {
    expect(parseDescription({ ...description, liveVersion: 3, more: 'x' })).toEqual({
      ...description,
      liveVersion: 3,
    });
  });

  test.each([
    undefined,
    null,
    'found',
    {},
    { ...description, replies: '2' },
    { ...description, replies: 1.5 },
    { ...description, found: 1 },
    { ...description, liveVersion: undefined },
    { ...description, confidence: null },
  ])('is nothing where it is something else: %j', (answer) => {
    expect(parseDescription(answer)).toBeNull();
  });
});
