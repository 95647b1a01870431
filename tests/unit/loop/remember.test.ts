import { describe, expect, it } from 'vitest';
import { failure } from '../../../lib/core/failure.ts';
import { fail, ok } from '../../../lib/core/result.ts';
import type { ChatModel, ModelAnswer, ModelRequest, Stage } from '../../../lib/critic/model.ts';
import { type AnswerMemory, rememberingModel, trippingModel } from '../../../lib/loop/remember.ts';

const request = (stage: Stage, content: string): ModelRequest => ({
  stage,
  messages: [{ role: 'user', content }],
  schema: null,
});

function countingModel(): ChatModel & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async chat({ messages }) {
      const content = messages[0]?.content ?? '';
      asked.push(content);
      return ok({ text: `re: ${content}`, model: 'm', promptTokens: 1, answerTokens: 1 });
    },
  };
}

function memory(): AnswerMemory & { answers: Map<string, ModelAnswer> } {
  const answers = new Map<string, ModelAnswer>();
  return {
    answers,
    recall: async (key) => ok(answers.get(key)),
    async keep(key, answer) {
      answers.set(key, answer);
      return ok(undefined);
    },
  };
}

describe('a remembering model', () => {
  it('asks once what it is asked twice, even by another run of the same job', async () => {
    const model = countingModel();
    const kept = memory();
    const first = await rememberingModel(model, kept).model.chat(request('backward', 'x'));
    const again = await rememberingModel(model, kept).model.chat(request('backward', 'x'));
    expect(again).toEqual(first);
    expect(model.asked).toEqual(['x']);
  });

  it('tells requests apart by everything in them', async () => {
    const model = countingModel();
    const remembering = rememberingModel(model, memory()).model;
    await remembering.chat(request('backward', 'x'));
    await remembering.chat(request('judge', 'x'));
    await remembering.chat({ ...request('judge', 'x'), schema: { type: 'object' } });
    expect(model.asked).toHaveLength(3);
  });

  it('keeps no failure', async () => {
    const kept = memory();
    const cut: ChatModel = { chat: async () => fail(failure('stream_cut')) };
    expect((await rememberingModel(cut, kept).model.chat(request('actor', 'x'))).ok).toBe(false);
    expect(kept.answers.size).toBe(0);
  });

  it('fails where an answer cannot be kept', async () => {
    const full: AnswerMemory = {
      recall: async () => ok(undefined),
      keep: async () => fail(failure('store_unavailable')),
    };
    const answer = await rememberingModel(countingModel(), full).model.chat(request('actor', 'x'));
    expect(answer).toEqual(fail(failure('store_unavailable')));
  });

  it('names the requests of the stage that was asked last, repeats and recalls included', async () => {
    const kept = memory();
    await rememberingModel(countingModel(), kept).model.chat(request('optimizer', 'a'));
    const remembering = rememberingModel(countingModel(), kept);
    expect(remembering.lastStageKeys()).toEqual([]);
    await remembering.model.chat(request('backward', 'b'));
    await remembering.model.chat(request('optimizer', 'a'));
    await remembering.model.chat(request('optimizer', 'a, mended'));
    for (const key of remembering.lastStageKeys()) kept.answers.delete(key);
    expect([...kept.answers.values()].map(({ text }) => text)).toEqual(['re: b']);
  });
});

it('asks no more once the server is in trouble', async () => {
  let calls = 0;
  const model = trippingModel(
    {
      async chat() {
        calls += 1;
        return fail(failure(calls === 1 ? 'answer_unfinished' : 'server_absent'));
      },
    },
    ({ kind }) => kind === 'server_absent',
  );
  const kinds: string[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const answer = await model.chat(request('actor', 'x'));
    kinds.push(answer.ok ? 'ok' : answer.failure.kind);
  }
  expect(kinds).toEqual(['answer_unfinished', 'server_absent', 'server_absent', 'server_absent']);
  expect(calls).toBe(2);
});
