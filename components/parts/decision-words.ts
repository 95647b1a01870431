import type { GateDecision } from '../../lib/loop/outcome.ts';
import { failureKey } from '../failure-text.ts';
import { gateKey } from '../gate-text.ts';
import type { Words } from '../words.ts';

/** Why the prompt was changed or kept. Where the critic failed, the cause says more than that it did. */
export function decisionWords({ reason, failure }: GateDecision): Words {
  return failure === undefined ? [gateKey(reason)] : [failureKey(failure.kind)];
}
