/**
 * Every way in which Whetstone can fail. Each kind has a sentence for the
 * person (`failure_<kind>` in public/_locales): what happened, what to do.
 */
export const FAILURE_KINDS = [
  // The model server.
  'server_absent',
  'server_forbidden',
  'server_busy',
  'server_error',
  'server_slow',
  'stream_cut',
  'model_missing',
  'no_model',
  'prompt_too_long',
  'address_refused',
  'aborted',
  // What a model answered.
  'answer_unfinished',
  'answer_thinking',
  'answer_malformed',
  'answer_refused',
  // A proposal's edits.
  'edit_invalid',
  'nothing_proposed',
  'leak_found',
  // Messages inside the extension.
  'sender_refused',
  'message_malformed',
  'message_too_large',
  'background_unreachable',
  'extension_updated',
  // What is kept.
  'store_unavailable',
  'not_found',
  'permission_missing',
  'page_unsupported',
  // A fault of ours.
  'unexpected',
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

/** `detail` is technical and never holds text of a chat. */
export interface Failure {
  readonly kind: FailureKind;
  readonly detail?: string;
}

export function failure(kind: FailureKind, detail?: string): Failure {
  return detail === undefined ? { kind } : { kind, detail };
}

const SERVER_TROUBLE: ReadonlySet<FailureKind> = new Set([
  'server_absent',
  'server_forbidden',
  'server_busy',
  'server_error',
  'server_slow',
  'stream_cut',
  'model_missing',
  'no_model',
  'address_refused',
  'aborted',
]);

/** True where waiting for the model server can help, so that a job is never given up for it. */
export function isServerTrouble(kind: FailureKind): boolean {
  return SERVER_TROUBLE.has(kind);
}
