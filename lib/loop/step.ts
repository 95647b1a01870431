import type { Failure } from '../core/failure.ts';
import { ok, type Result } from '../core/result.ts';
import { critique } from '../critic/two-stage.ts';
import type { PerceptionCycle } from '../perception/cycle.ts';
import { averageReward } from '../reward/history.ts';
import { closeStep } from './close-step.ts';
import { type Decision, decide } from './decide.ts';
import type { LearnerState } from './learner.ts';
import type { GateDecision, LearningSettings, StepOutcome, StepPorts } from './outcome.ts';
import { type Weighed, weigh } from './weigh.ts';

/**
 * Learns from one rated cycle. A correct verdict asks no model. The outcome
 * says everything that changes; nothing is changed here, and the same state,
 * cycle and answers lead to the same requests. Fails as the model does
 * (trouble with the server, `answer_*`), and then nothing has happened.
 */
export async function step(
  state: LearnerState,
  cycle: PerceptionCycle,
  settings: LearningSettings,
  ports: StepPorts,
): Promise<Result<StepOutcome>> {
  if (cycle.accSignal.verdict === 'correct') {
    return ok(fastPathOutcome(state, cycle, settings, ports));
  }
  const heard = await critique(cycle, state, settings.critic, ports);
  if (!heard.ok) return heard;
  const { criticScore, proposal } = heard.value;
  const weighed = weigh(
    cycle,
    state.history,
    {
      criticScore,
      changeRatio: proposal?.changeRatio ?? 0,
      blocked: proposal?.end === 'rewrite-blocked',
    },
    settings.reward,
  );
  const decision = decide(proposal, weighed, cycle.accSignal, settings.gate);
  return ok(closeStep(state, cycle, settings, ports, { weighed, decision, critique: heard.value }));
}

/**
 * The outcome of a step whose critic could not be heard, because of `failure`:
 * the verdict counts, nothing else changes.
 */
export function criticFailedOutcome(
  state: LearnerState,
  cycle: PerceptionCycle,
  settings: LearningSettings,
  ports: StepPorts,
  failure: Failure,
): StepOutcome {
  const unheard = { criticScore: null, changeRatio: 0, blocked: false };
  const weighed = weigh(cycle, state.history, unheard, settings.reward);
  const decision = kept(weighed, { reason: 'critic-failed', failure });
  return closeStep(state, cycle, settings, ports, { weighed, decision, critique: null });
}

/** The person is content: there is nothing to ask a critic. */
function fastPathOutcome(
  state: LearnerState,
  cycle: PerceptionCycle,
  settings: LearningSettings,
  ports: StepPorts,
): StepOutcome {
  const content = { criticScore: settings.reward.fastPathScore, changeRatio: 0, blocked: false };
  const weighed = weigh(cycle, state.history, content, settings.reward);
  const decision = kept(weighed, { reason: 'fast-path' });
  return closeStep(state, cycle, settings, ports, { weighed, decision, critique: null });
}

function kept(
  { reward, history }: Weighed,
  why: Pick<GateDecision, 'reason' | 'failure'>,
): Decision {
  return {
    gate: { update: false, reward, average: averageReward(history), ...why },
    fate: 'none',
  };
}
