import { expect, test } from 'vitest';
import {
  acknowledge,
  type BarState,
  emptyRating,
  openForm,
  refuse,
  restore,
  shownVerdict,
  startSending,
  tell,
  UNRATED,
} from '../../../../components/feedback-bar/state.ts';

const CORRECT = emptyRating('correct');
const ATTEMPT = { eventId: 'a', rating: CORRECT };

function sending(state: BarState = UNRATED): BarState {
  return startSending(state, CORRECT, () => 'a');
}

test('progress that overtakes its acknowledgement is not taken back by it', () => {
  const early = tell(sending(), { state: 'learning' });
  expect(acknowledge(early, ATTEMPT).outcome).toEqual({ state: 'learning' });
});

test('news of an earlier rating does not hide that this one is unsent', () => {
  const unsent = refuse(sending(), 'background_unreachable');
  expect(tell(unsent, { state: 'used', version: 2 })).toEqual(unsent);
});

test('a refused rating keeps its event for the same words only', () => {
  const unsent = refuse(sending(), 'background_unreachable');
  expect(startSending(unsent, CORRECT, () => 'b').attempt?.eventId).toBe('a');
  const other = { ...CORRECT, comment: 'fine' };
  expect(startSending(unsent, other, () => 'b').attempt?.eventId).toBe('b');
});

test('the same words said again after an acknowledgement are another event', () => {
  const acknowledged = acknowledge(sending(), ATTEMPT);
  expect(startSending(acknowledged, CORRECT, () => 'b').attempt?.eventId).toBe('b');
});

test('what the person does now comes before what is known from earlier', () => {
  const earlier = emptyRating('incorrect');
  expect(restore(UNRATED, earlier, { state: 'saved' }).rating).toEqual(earlier);
  expect(shownVerdict(restore(sending(), earlier, { state: 'saved' }))).toBe('correct');
});

test('the other verdict starts with an empty form, the same one with what was said', () => {
  const rated = acknowledge(
    startSending(UNRATED, { ...CORRECT, comment: 'fine' }, () => 'a'),
    {
      eventId: 'a',
      rating: { ...CORRECT, comment: 'fine' },
    },
  );
  expect(openForm(rated, 'correct').draft?.comment).toBe('fine');
  expect(openForm(rated, 'incorrect').draft).toEqual(emptyRating('incorrect'));
});
