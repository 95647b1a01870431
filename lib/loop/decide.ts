import type { ProposalFate } from '../critic/journal.ts';
import type { TestedProposal } from '../critic/two-stage.ts';
import type { GateSettings } from '../gate/settings.ts';
import { standardGate } from '../gate/standard.ts';
import type { Rating } from '../perception/rating.ts';
import type { GateDecision, GateReason } from './outcome.ts';
import type { Weighed } from './weigh.ts';

export interface Decision {
  readonly gate: GateDecision;
  readonly fate: ProposalFate;
}

/**
 * The classic rule: the gate decides on a verified proposal; one that was
 * blocked or that no judge found to help is not adopted, whatever the gate says.
 */
export function decide(
  proposal: Pick<TestedProposal, 'end'> | null,
  { reward, history }: Weighed,
  { verdict, comment }: Rating,
  settings: GateSettings,
): Decision {
  const { update, reason, average } = standardGate({ reward, history, verdict, comment }, settings);
  const keep = (why: GateReason, fate: ProposalFate): Decision => ({
    gate: { update: false, reason: why, reward, average },
    fate,
  });
  if (proposal === null) return keep('nothing-proposed', 'none');
  if (proposal.end !== 'verified') return keep(proposal.end, proposal.end);
  if (!update) return keep(reason, 'rejected');
  return { gate: { update, reason, reward, average }, fate: 'accepted' };
}
