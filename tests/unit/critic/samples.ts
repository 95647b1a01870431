import { type Failure, failure } from '../../../lib/core/failure.ts';
import { fail, ok } from '../../../lib/core/result.ts';
import type { ChatModel, ModelRequest, Stage } from '../../../lib/critic/model.ts';
import type { CriticMemory } from '../../../lib/critic/views.ts';
import type { PerceptionCycle } from '../../../lib/perception/cycle.ts';
import type { Rating } from '../../../lib/perception/rating.ts';
import type { PromptGenome } from '../../../lib/policy/genome.ts';
import type { PolicyVersion } from '../../../lib/policy/version.ts';
import { bullet, genomeOf } from '../policy/genomes.ts';

export const COMMENT = 'Always include the 21 % VAT.';

const INCORRECT: Rating = {
  verdict: 'incorrect',
  chips: [],
  comment: COMMENT,
  revisedAnswer: '',
};

export interface CycleSketch {
  readonly rating?: Partial<Rating>;
  readonly action?: Partial<PerceptionCycle['systemAction']>;
  readonly signals?: PerceptionCycle['observation']['signals'];
}

export function cycleOf({ rating, action, signals = [] }: CycleSketch = {}): PerceptionCycle {
  return {
    id: 'cycle-1',
    profileId: 'default',
    sessionId: 'session',
    site: 'https://chat.example',
    conversationId: null,
    replyKey: 'reply-1',
    startedAt: 1,
    ratedAt: 2,
    predictiveModel: { activeVersion: 1, deployed: 1, prompt: 'You sell plans.' },
    systemAction: {
      query: 'What does the Pro plan cost?',
      reply: 'The Pro plan costs 79 euro per month.',
      replyWords: 8,
      earlier: [{ role: 'user', text: 'Hello there, I run a small bakery in Soria.' }],
      ...action,
    },
    observation: { signals },
    accSignal: { ...INCORRECT, ...rating },
  };
}

export const GENOME = genomeOf({
  role: 'You sell plans.',
  hardRules: [bullet('id-of-brief', 'Be brief.')],
  guidelines: [bullet('id-of-kind', 'Be kind.')],
});

export function versionOf(genome: PromptGenome = GENOME): PolicyVersion {
  return {
    id: 'v1',
    profileId: 'default',
    number: 1,
    parentId: null,
    origin: 'first',
    reason: '',
    createdAt: 1,
    genome,
  };
}

export function memoryOf(changes: Partial<CriticMemory> = {}): CriticMemory {
  return { active: versionOf(), history: [], journal: [], rejected: [], feedbacks: [], ...changes };
}

export const BACKWARD = {
  answers_question: true,
  follows_prompt: true,
  on_topic: true,
  right_format: false,
  feedback: [
    {
      section: 'hardRules',
      kind: 'missing information',
      pattern: 'Prices come without tax.',
      direction: 'Ask for the tax with every price.',
    },
  ],
};

export const ADD_VAT = {
  op: 'add',
  section: 'hardRules',
  bullet_id: '',
  text: 'State the 21 % VAT with every price.',
  reason: 'Prices came without tax.',
};

export const OPTIMIZER = {
  reasoning: 'Prices came without tax. A rule helps.',
  hypothesis: 'Every price comes with its tax.',
  edits: [ADD_VAT],
};

export const FIXED = {
  answers_question: true,
  fixes_problem: true,
  repeats_error: false,
  on_topic: true,
  complaint: '',
};

export const NOT_FIXED = { ...FIXED, fixes_problem: false, complaint: 'The tax is missing.' };

export const NEW_REPLY = 'The Pro plan is 79 euro plus 21 % VAT.';

type Answer = string | object | Failure;

/** Each stage's answers in order; the last one is given again and again. */
export type Script = { readonly [S in Stage]?: readonly Answer[] };

export const GOOD: Script = {
  backward: [BACKWARD],
  optimizer: [OPTIMIZER],
  actor: [NEW_REPLY],
  judge: [FIXED],
};

export interface ScriptedModel extends ChatModel {
  readonly requests: readonly ModelRequest[];
  /** Stages in the order in which they were asked. */
  stages(): readonly Stage[];
  /** The words of the requests to one stage. */
  asked(stage: Stage): readonly string[];
}

export function scriptedModel(script: Script): ScriptedModel {
  const requests: ModelRequest[] = [];
  const of = (stage: Stage) => requests.filter((request) => request.stage === stage);
  return {
    requests,
    stages: () => requests.map(({ stage }) => stage),
    asked: (stage) =>
      of(stage).map(({ messages }) => messages.map(({ content }) => content).join('\n')),
    async chat(request) {
      const answers = script[request.stage] ?? [];
      const answer = answers[Math.min(of(request.stage).length, answers.length - 1)];
      requests.push(request);
      if (answer === undefined) return fail(failure('unexpected', `no ${request.stage} expected`));
      if (typeof answer === 'object' && 'kind' in answer) return fail(answer);
      const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
      return ok({ text, model: 'script', promptTokens: 1, answerTokens: 1 });
    },
  };
}
