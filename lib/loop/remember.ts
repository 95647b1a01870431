import type { Failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { fingerprint } from '../core/text.ts';
import type { ChatModel, ModelAnswer, ModelRequest, Stage } from '../critic/model.ts';

/** Where a job's answers are kept until its outcome is committed. */
export interface AnswerMemory {
  recall(requestKey: string): Promise<Result<ModelAnswer | undefined>>;
  keep(requestKey: string, answer: ModelAnswer): Promise<Result<void>>;
}

export interface RememberingModel {
  readonly model: ChatModel;
  /**
   * Keys of the requests of the stage that was asked last: what a step that
   * could not use an answer must ask anew.
   */
  lastStageKeys(): readonly string[];
}

/**
 * A model that answers from memory what it was asked before in the same job,
 * and keeps each complete answer as it arrives. Whether an answer is of use is
 * known only after parsing, so unusable ones are kept too, and dropped by whom
 * the step tells so. An answer that cannot be kept is a failure, because a
 * resumed step would ask again.
 */
export function rememberingModel(model: ChatModel, memory: AnswerMemory): RememberingModel {
  const asked: { stage: Stage; key: string }[] = [];
  return {
    model: {
      async chat(request: ModelRequest): Promise<Result<ModelAnswer>> {
        const key = fingerprint(JSON.stringify(request));
        asked.push({ stage: request.stage, key });
        const known = await memory.recall(key);
        if (!known.ok) return known;
        if (known.value !== undefined) return ok(known.value);
        const answer = await model.chat(request);
        if (!answer.ok) return answer;
        const kept = await memory.keep(key, answer.value);
        return kept.ok ? answer : kept;
      },
    },
    lastStageKeys() {
      const last = asked.at(-1);
      return last === undefined
        ? []
        : asked.filter(({ stage }) => stage === last.stage).map(({ key }) => key);
    },
  };
}

/**
 * A model that is asked no more once its server was found in trouble: every
 * later request fails in the same way, at once. So one absent server costs a
 * queue of a hundred jobs one wait, not a hundred.
 */
export function trippingModel(model: ChatModel, trips: (failure: Failure) => boolean): ChatModel {
  let trouble: Failure | undefined;
  return {
    async chat(request) {
      if (trouble !== undefined) return fail(trouble);
      const answer = await model.chat(request);
      if (!answer.ok && trips(answer.failure)) trouble = answer.failure;
      return answer;
    },
  };
}
