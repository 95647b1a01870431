import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentRating, type Rating, type RatingEvent } from '../../../lib/perception/rating.ts';

function rating(comment: string): Rating {
  return { verdict: 'incorrect', chips: [], comment, revisedAnswer: '' };
}

function event(id: string, at: number): RatingEvent {
  return { id, cycleId: 'c', at, rating: rating(id) };
}

test('without events there is no rating', () => {
  expect(currentRating([])).toBeUndefined();
});

test('the last event counts, in whichever order they are read', () => {
  const events = [event('first', 1), event('last', 3), event('second', 2)];
  expect(currentRating(events)?.comment).toBe('last');
});

test('of two events at the same moment the one stored later counts', () => {
  expect(currentRating([event('a', 5), event('b', 5)])?.comment).toBe('b');
});

test('the order of events of different moments does not matter', () => {
  const shuffled = fc
    .uniqueArray(fc.nat(1_000), { minLength: 1, maxLength: 10 })
    .map((times) => times.map((at) => event(`at ${at}`, at)))
    .chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([events, other]) => {
      expect(currentRating(other)).toEqual(currentRating(events));
    }),
  );
});
