import type { Result } from '../core/result.ts';

/** What a call to a model is for. */
export type Stage = 'backward' | 'optimizer' | 'actor' | 'judge';

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ModelRequest {
  readonly stage: Stage;
  readonly messages: readonly ModelMessage[];
  /** JSON schema that the answer must follow; null for free text. */
  readonly schema: Readonly<Record<string, unknown>> | null;
}

export interface ModelAnswer {
  readonly text: string;
  readonly model: string;
  readonly promptTokens: number;
  readonly answerTokens: number;
}

/**
 * The model that critic, actor and judge speak to. Answers are complete
 * (finished by the model itself); everything else is a failure.
 */
export interface ChatModel {
  chat(request: ModelRequest): Promise<Result<ModelAnswer>>;
}
