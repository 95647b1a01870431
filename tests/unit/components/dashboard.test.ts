import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originOf } from '../../../components/dashboard/addresses.ts';
import { provenanceWords, SECTION_KEYS } from '../../../components/dashboard/bullet-words.ts';
import {
  CHIP_KEYS,
  decisionNumbers,
  fateWords,
  runningWords,
} from '../../../components/dashboard/cycle-words.ts';
import { siteList } from '../../../components/dashboard/site-list.ts';
import type { StepOutcome } from '../../../lib/loop/outcome.ts';
import { CHIPS } from '../../../lib/perception/rating.ts';
import { BULLET_SECTIONS, genomeOfRole } from '../../../lib/policy/genome.ts';
import type { PolicyVersion } from '../../../lib/policy/version.ts';
import { english, inEnglish } from './texts.ts';

const version: PolicyVersion = {
  id: 'v2',
  profileId: 'default',
  number: 2,
  parentId: 'v1',
  origin: 'critic',
  reason: 'VAT was missing',
  createdAt: 0,
  genome: genomeOfRole('Help.'),
};

const outcome: StepOutcome = {
  cycleId: 'c1',
  baseVersionId: 'v1',
  feedback: 0.25,
  criticScore: null,
  changeRatio: 0.1,
  reward: 0.2,
  history: [],
  trend: 'no-data',
  streak: 0,
  converged: false,
  gate: { update: true, reason: 'forced', reward: 0.2, average: 0.5 },
  proposal: null,
  newVersion: version,
  sectionFeedback: [],
  entry: {
    cycleId: 'c1',
    at: 0,
    version: 1,
    verdict: 'incorrect',
    criticScore: null,
    reward: 0.2,
    trend: 'no-data',
    changeRatio: 0.1,
    gateReason: 'forced',
    fate: 'accepted',
    reasoning: '',
    hypothesis: '',
    edits: [],
    signals: [],
  },
};

describe('an address that a person types', () => {
  test.each([
    ['https://chat.example/c/1?x#y', 'https://chat.example'],
    ['  chat.example ', 'https://chat.example'],
    ['HTTP://Chat.Example:80/', 'http://chat.example'],
    ['localhost:3000', 'http://localhost:3000'],
    ['127.0.0.1:8080/chat', 'http://127.0.0.1:8080'],
    ['[::1]:8080', 'http://[::1]:8080'],
  ])('%s is of the origin %s', (typed, origin) => {
    expect(originOf(typed)).toBe(origin);
  });

  test.each(['', '  ', 'two words', 'ftp://files.example', 'file:///etc/hosts', 'https://', '//'])(
    '%j is no web address',
    (typed) => {
      expect(originOf(typed)).toBeNull();
    },
  );

  test('leads to an origin that stays the same, or to none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (typed) => {
        const origin = originOf(typed);
        if (origin !== null) expect(originOf(origin)).toBe(origin);
      }),
    );
  });
});

describe('where a bullet comes from', () => {
  const critic = { source: 'critic', version: 3, cycleIds: ['c1', 'c2'], reason: '' } as const;

  test('names the critic, the version and the ratings', () => {
    expect(provenanceWords(critic).map(inEnglish)).toEqual([
      'By the critic in v3',
      'from 2 ratings',
    ]);
    expect(provenanceWords({ ...critic, cycleIds: ['c1'] }).map(inEnglish)[1]).toBe(
      'from 1 rating',
    );
  });

  test('names the person alone where no rating led to it', () => {
    const words = provenanceWords({ ...critic, source: 'person', cycleIds: [] });
    expect(words.map(inEnglish)).toEqual(['By you in v3']);
  });

  test.each(BULLET_SECTIONS)('has a heading for %s', (section) => {
    expect(english).toHaveProperty(SECTION_KEYS[section]);
  });
});

describe('a cycle', () => {
  test('says what became of it', () => {
    expect(inEnglish(fateWords(null))).toBe('Waiting to be learned from');
    expect(inEnglish(fateWords(outcome))).toBe('Led to v2');
    expect(inEnglish(fateWords({ ...outcome, newVersion: null }))).toBe('Kept');
  });

  test('says which version the chat ran, or that nobody knows', () => {
    const known = { activeVersion: 5, deployed: 4, prompt: '' };
    expect(inEnglish(runningWords(known))).toBe('The chat ran v4; v5 was active.');
    expect(inEnglish(runningWords({ ...known, deployed: 'unknown' }))).toBe(
      'Which version the chat ran is not known; v5 was active.',
    );
  });

  test('shows a critic that was not heard as such, not as a zero', () => {
    const score = (criticScore: number | null) =>
      decisionNumbers({ ...outcome, criticScore }).find(
        ({ name }) => name === 'dashboard_critic_score',
      )?.value;
    expect(score(null)).toEqual(['dashboard_not_heard']);
    expect(score(0)).toBe(0);
  });

  test.each(CHIPS)('has a word for the chip %s', (chip) => {
    expect(english).toHaveProperty(CHIP_KEYS[chip]);
  });
});

test('sites stand in the order of their names, and one without permission is not watched', () => {
  const on = { watched: true, livePolicy: false };
  const sites = siteList(
    {
      'https://b.example': on,
      'https://a.example': on,
      'https://c.example': { ...on, watched: false },
    },
    new Set(['https://b.example', 'https://c.example']),
  );
  expect(sites.map(({ origin, watched }) => [origin, watched])).toEqual([
    ['https://a.example', false],
    ['https://b.example', true],
    ['https://c.example', false],
  ]);
});
