import type { Result } from '../core/result.ts';
import { askForText } from './answer.ts';
import type { ChatModel } from './model.ts';
import { actorMessages } from './prompts/actor.ts';
import type { ActorView } from './views.ts';

/** Answers the query with the proposed prompt as the policy. */
export function actorReply(model: ChatModel, view: ActorView): Promise<Result<string>> {
  return askForText(model, 'actor', actorMessages(view));
}
