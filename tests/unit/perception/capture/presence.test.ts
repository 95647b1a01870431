import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ACTIVE_MS,
  advancePresence,
  noteActivity,
  noteVisibility,
  startPresence,
} from '../../../../lib/perception/capture/presence.ts';

const opened = startPresence(1_000, true);

test('time counts while the tab is visible and the person is active', () => {
  expect(advancePresence(opened, 6_000).presentMs).toBe(5_000);
});

test('time stops counting thirty seconds after the last activity', () => {
  expect(advancePresence(opened, 1_000 + 10 * ACTIVE_MS).presentMs).toBe(ACTIVE_MS);
});

test('activity after a pause counts from then on, not for the pause', () => {
  const back = noteActivity(opened, 1_000 + 2 * ACTIVE_MS);
  expect(advancePresence(back, 1_000 + 2 * ACTIVE_MS + 500).presentMs).toBe(ACTIVE_MS + 500);
});

test('a hidden tab counts nothing', () => {
  const hidden = noteVisibility(opened, 3_000, false);
  const shown = noteVisibility(noteActivity(hidden, 8_000), 9_000, true);
  expect(advancePresence(shown, 9_400).presentMs).toBe(2_400);
});

test('asking more often changes nothing, and no more is counted than has passed', () => {
  const event = fc.record({
    after: fc.integer({ min: 0, max: 60_000 }),
    kind: fc.constantFrom('active', 'shown', 'hidden', 'asked'),
  });
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const play = (asking: boolean) => {
        let now = 0;
        let presence = startPresence(0, true);
        for (const { after, kind } of events) {
          now += after;
          if (kind === 'active') presence = noteActivity(presence, now);
          else if (kind !== 'asked') presence = noteVisibility(presence, now, kind === 'shown');
          else if (asking) presence = advancePresence(presence, now);
        }
        return { now, presentMs: advancePresence(presence, now).presentMs };
      };
      const asked = play(true);
      expect(asked).toEqual(play(false));
      expect(asked.presentMs).toBeLessThanOrEqual(asked.now);
    }),
  );
});
