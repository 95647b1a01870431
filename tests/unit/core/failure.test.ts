import { describe, expect, test } from 'vitest';
import { FAILURE_KINDS, failure, isServerTrouble } from '../../../lib/core/failure.ts';
import en from '../../../public/_locales/en/messages.json';
import es from '../../../public/_locales/es/messages.json';

test('a failure has a detail only where one was given', () => {
  expect(failure('stream_cut')).toEqual({ kind: 'stream_cut' });
  expect(failure('edit_invalid', 'edit 2: empty text')).toEqual({
    kind: 'edit_invalid',
    detail: 'edit 2: empty text',
  });
});

test.each(FAILURE_KINDS)('%s has a sentence for the person, in English and Spanish', (kind) => {
  expect(en).toHaveProperty(`failure_${kind}.message`, expect.stringMatching(/\S/u));
  expect(es).toHaveProperty(`failure_${kind}.message`, expect.stringMatching(/\S/u));
});

describe('waiting for the model server', () => {
  test.each(['server_absent', 'server_slow', 'stream_cut', 'no_model', 'aborted'] as const)(
    'can help with %s',
    (kind) => {
      expect(isServerTrouble(kind)).toBe(true);
    },
  );

  test.each(['answer_malformed', 'answer_thinking', 'edit_invalid', 'leak_found'] as const)(
    'cannot help with %s',
    (kind) => {
      expect(isServerTrouble(kind)).toBe(false);
    },
  );
});
