import type { JournalEntry } from '../critic/journal.ts';
import type { Critique, TestedProposal } from '../critic/two-stage.ts';
import { isConverged, nextStreak } from '../gate/convergence.ts';
import type { PerceptionCycle } from '../perception/cycle.ts';
import { contentFreeLines } from '../perception/observations.ts';
import { nextVersion } from '../policy/next-version.ts';
import type { PolicyVersion } from '../policy/version.ts';
import type { Decision } from './decide.ts';
import type { LearnerState } from './learner.ts';
import type { LearningSettings, ProposalRecord, StepOutcome, StepPorts } from './outcome.ts';
import type { Weighed } from './weigh.ts';

/** Everything that a step changed, from what was weighed and decided. */
export function closeStep(
  state: LearnerState,
  cycle: PerceptionCycle,
  settings: LearningSettings,
  ports: Pick<StepPorts, 'now' | 'newId'>,
  found: {
    readonly weighed: Weighed;
    readonly decision: Decision;
    /** Null where no critic was asked or heard. */
    readonly critique: Critique | null;
  },
): StepOutcome {
  const { weighed, decision } = found;
  const { gate, fate } = decision;
  const { verdict } = cycle.accSignal;
  const proposal = found.critique?.proposal ?? null;
  const now = ports.now();
  const streak = nextStreak(
    state.streak,
    { verdict, changeRatio: weighed.changeRatio, updated: gate.update },
    settings.gate,
  );
  const entry: JournalEntry = {
    cycleId: cycle.id,
    at: now,
    version: state.active.number,
    verdict,
    criticScore: weighed.criticScore,
    reward: weighed.reward,
    trend: weighed.trend,
    changeRatio: weighed.changeRatio,
    gateReason: gate.reason,
    fate,
    reasoning: proposal?.reasoning ?? '',
    hypothesis: proposal?.hypothesis ?? '',
    edits: proposal?.edits ?? [],
    signals: contentFreeLines(cycle.observation.signals),
  };
  return {
    cycleId: cycle.id,
    baseVersionId: state.active.id,
    ...weighed,
    streak,
    converged: isConverged(streak, settings.gate),
    gate,
    proposal: proposal === null ? null : recordOf(proposal, decision),
    newVersion:
      gate.update && proposal !== null ? adopted(state.active, proposal, now, ports.newId()) : null,
    sectionFeedback: found.critique?.feedback ?? [],
    entry,
  };
}

function recordOf(proposal: TestedProposal, { fate }: Decision): ProposalRecord {
  const { edits, changeRatio, prompt, rounds } = proposal;
  return { edits, fate, changeRatio, prompt, rounds };
}

function adopted(
  parent: PolicyVersion,
  proposal: TestedProposal,
  now: number,
  id: string,
): PolicyVersion {
  // The first edit's reason is one sentence; the reasoning can be several.
  const reason = proposal.edits.find((edit) => edit.reason !== '')?.reason ?? proposal.reasoning;
  return nextVersion(parent, { id, now, genome: proposal.genome, origin: 'critic', reason });
}
