import type { GateReason } from '../lib/loop/outcome.ts';
import { type MessageKey, textNamed } from './i18n.ts';

/** One sentence a reason: a new reason without one does not compile. */
export const GATE_KEYS: { readonly [R in GateReason]: MessageKey } = {
  'fast-path': 'gate_fast_path',
  stable: 'gate_stable',
  forced: 'gate_forced',
  degrading: 'gate_degrading',
  'rewrite-blocked': 'gate_rewrite_blocked',
  unverified: 'gate_unverified',
  'nothing-proposed': 'gate_nothing_proposed',
  'critic-failed': 'gate_critic_failed',
};

function isGateReason(reason: string): reason is GateReason {
  return Object.hasOwn(GATE_KEYS, reason);
}

/** Name of the sentence for a decision; of a general one for a reason that is not known here. */
export function gateKey(reason: string): MessageKey {
  return isGateReason(reason) ? GATE_KEYS[reason] : 'gate_unknown';
}

/** Why the prompt was changed or kept, in one sentence. */
export function gateText(reason: string): string {
  return textNamed(`gate_${reason.replaceAll('-', '_')}`, 'gate_unknown');
}
