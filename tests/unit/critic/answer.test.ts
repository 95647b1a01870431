import { describe, expect, it } from 'vitest';
import { failure } from '../../../lib/core/failure.ts';
import { askForJson, askForText } from '../../../lib/critic/answer.ts';
import { judgeAnswerSchema } from '../../../lib/critic/schemas.ts';
import { FIXED, type Script, scriptedModel } from './samples.ts';

const MESSAGES = [
  { role: 'system', content: 'Judge.' },
  { role: 'user', content: 'This.' },
] as const;

function askJudge(answers: NonNullable<Script['judge']>) {
  const model = scriptedModel({ judge: answers });
  const answer = askForJson(model, {
    stage: 'judge',
    messages: MESSAGES,
    schema: judgeAnswerSchema,
  });
  return { model, answer };
}

describe('an answer in JSON', () => {
  it('is taken as it stands where it follows the schema', async () => {
    const { model, answer } = askJudge([FIXED]);
    expect(await answer).toEqual({ ok: true, value: FIXED });
    expect(model.requests).toHaveLength(1);
  });

  it('is asked for with the schema that it is checked against', async () => {
    const { model, answer } = askJudge([FIXED]);
    await answer;
    expect(model.requests[0]?.schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: Object.keys(FIXED),
    });
  });

  it.each([
    ['closed thoughts', `<think>Hm, Tuesday.</think>${JSON.stringify(FIXED)}`],
    ['open thoughts', `<think>Hm, Tuesday. ${JSON.stringify(FIXED)}`],
    ['the end of thoughts alone', `Hm, Tuesday.</thinking>\n${JSON.stringify(FIXED)}`],
    ['thoughts inside a field', { ...FIXED, complaint: '<think>Hm, Tuesday.' }],
  ])('is asked for again once where it holds %s', async (_, spoilt) => {
    const { model, answer } = askJudge([spoilt, spoilt]);
    expect(await answer).toEqual({ ok: false, failure: failure('answer_thinking', 'judge') });
    expect(model.requests).toHaveLength(2);
  });

  it.each([
    ['prose', 'On Tuesday it was fine.'],
    ['fenced JSON', `\`\`\`json\n${JSON.stringify(FIXED)}\n\`\`\``],
    ['JSON that is cut off', JSON.stringify(FIXED).slice(0, -9)],
    ['nothing', ' '],
    ['a missing field', { ...FIXED, on_topic: undefined }],
    ['a field that is not of the schema', { ...FIXED, Tuesday: 'fine' }],
    ['a word in place of yes or no', { ...FIXED, on_topic: 'Tuesday' }],
  ])('is refused where it is %s, without quoting it', async (_, spoilt) => {
    const { answer } = askJudge([spoilt]);
    const refused = await answer;
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'answer_malformed' } });
    expect(JSON.stringify(refused)).not.toContain('Tuesday');
  });

  it('is repaired by a request that carries the error', async () => {
    const { model, answer } = askJudge([{ ...FIXED, on_topic: 'maybe' }, FIXED]);
    expect(await answer).toEqual({ ok: true, value: FIXED });
    const [first, repair] = model.asked('judge');
    expect(repair).toMatch(/^Judge\.\nThis\.\n/u);
    expect(repair).toContain('on_topic: Invalid input: expected boolean');
    expect(first).not.toContain('rejected');
  });

  it('is not asked for again where the server is in trouble', async () => {
    const { model, answer } = askJudge([failure('server_absent')]);
    expect(await answer).toEqual({ ok: false, failure: failure('server_absent') });
    expect(model.requests).toHaveLength(1);
  });
});

describe('an answer in free text', () => {
  it('is taken without the space around it, and without a schema', async () => {
    const model = scriptedModel({ actor: ['\n79 euro. \n'] });
    expect(await askForText(model, 'actor', MESSAGES)).toEqual({ ok: true, value: '79 euro.' });
    expect(model.requests[0]?.schema).toBeNull();
  });

  it('is refused where it is empty twice, or thinks aloud', async () => {
    const empty = scriptedModel({ actor: ['', ' '] });
    expect(await askForText(empty, 'actor', MESSAGES)).toMatchObject({
      failure: { kind: 'answer_malformed' },
    });
    const loud = scriptedModel({ actor: ['', '<think>Well'] });
    expect(await askForText(loud, 'actor', MESSAGES)).toMatchObject({
      failure: { kind: 'answer_thinking' },
    });
  });
});
