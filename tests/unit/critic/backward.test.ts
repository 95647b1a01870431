import { describe, expect, it } from 'vitest';
import { failure } from '../../../lib/core/failure.ts';
import { diagnose } from '../../../lib/critic/backward.ts';
import { conversationTexts, leakGuard } from '../../../lib/critic/leak-guard.ts';
import { backwardView } from '../../../lib/critic/views.ts';
import { BACKWARD, cycleOf, type Script, scriptedModel, versionOf } from './samples.ts';

const [FEEDBACK] = BACKWARD.feedback;
const LEAKY = {
  ...BACKWARD,
  feedback: [{ ...FEEDBACK, pattern: 'It said: the pro plan costs 79 euro per month, bare.' }],
};

function diagnosis(answers: NonNullable<Script['backward']>) {
  const cycle = cycleOf();
  const model = scriptedModel({ backward: answers });
  const guard = leakGuard(conversationTexts(cycle), [cycle.accSignal.comment]);
  return { model, found: diagnose(model, backwardView(cycle, versionOf(), null), guard) };
}

describe('the backward stage', () => {
  it('gives the score of its features and its feedback', async () => {
    const { found } = diagnosis([BACKWARD]);
    expect(await found).toEqual({
      ok: true,
      value: { criticScore: 0.75, feedback: BACKWARD.feedback },
    });
  });

  it('is asked once more where it repeats the conversation, with word of it', async () => {
    const { model, found } = diagnosis([LEAKY, BACKWARD]);
    expect(await found).toMatchObject({ value: { feedback: BACKWARD.feedback } });
    expect(model.requests).toHaveLength(2);
    expect(model.asked('backward')[1]).toContain('repeated words, numbers or addresses');
  });

  it('is redacted where it repeats the conversation twice', async () => {
    const { model, found } = diagnosis([LEAKY]);
    expect(await found).toMatchObject({
      value: { feedback: [{ ...FEEDBACK, pattern: 'It said: [...], bare.' }] },
    });
    expect(model.requests).toHaveLength(2);
  });

  it('loses a feedback of which redaction leaves no word', async () => {
    const bare = { ...FEEDBACK, pattern: 'The Pro plan costs 79 euro per month.', direction: '-' };
    const { found } = diagnosis([{ ...BACKWARD, feedback: [bare, FEEDBACK] }]);
    expect(await found).toMatchObject({ value: { feedback: BACKWARD.feedback } });
  });

  it('is redacted where the second answer is of no use', async () => {
    const { found } = diagnosis([LEAKY, 'garbage']);
    expect(await found).toMatchObject({
      value: { feedback: [{ pattern: 'It said: [...], bare.' }] },
    });
  });

  it('fails where the server is lost between the two', async () => {
    const { found } = diagnosis([LEAKY, failure('stream_cut')]);
    expect(await found).toEqual({ ok: false, failure: failure('stream_cut') });
  });
});
