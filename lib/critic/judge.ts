import { ok, type Result } from '../core/result.ts';
import { askForJson } from './answer.ts';
import { type Judgement, judgementOf } from './features.ts';
import type { ChatModel } from './model.ts';
import { judgeMessages } from './prompts/judge.ts';
import { jsonSchemaOf, judgeAnswerSchema } from './schemas.ts';
import type { JudgeView } from './views.ts';

/** Whether a new reply is free of what the person found wrong with the old one. */
export async function judgeReply(model: ChatModel, view: JudgeView): Promise<Result<Judgement>> {
  const schema = judgeAnswerSchema;
  const messages = judgeMessages(view, jsonSchemaOf(schema));
  const answer = await askForJson(model, { stage: 'judge', messages, schema });
  return answer.ok ? ok(judgementOf(answer.value)) : answer;
}
