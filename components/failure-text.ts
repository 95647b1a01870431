import { FAILURE_KINDS, type FailureKind } from '../lib/core/failure.ts';
import { type MessageKey, textNamed } from './i18n.ts';

function isFailureKind(kind: string): kind is FailureKind {
  return FAILURE_KINDS.some((known) => known === kind);
}

/** Name of the sentence for a failure; of a general one for a kind that is not known here. */
export function failureKey(kind: string): MessageKey {
  return isFailureKind(kind) ? `failure_${kind}` : 'failure_unknown';
}

/**
 * What happened and what the person can do, in one sentence. Without the list of
 * kinds, which would only make the content script heavier.
 */
export function failureText(kind: string): string {
  return textNamed(`failure_${kind}`, 'failure_unknown');
}
