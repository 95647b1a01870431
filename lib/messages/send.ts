import { browser } from 'wxt/browser';
import { type Failure, failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { Body, MessageName, Reply } from './contract.ts';

/** The envelope in which the background answers. */
type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure };

function isAnswer(answer: unknown): answer is Answer {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

/**
 * Asks the background. The reply comes from our own background, which checked
 * it against the contract's types. Fails with `extension_updated` where this
 * content script has outlived its extension.
 */
export async function send<N extends MessageName>(
  name: N,
  body: Body<N>,
): Promise<Result<Reply<N>>> {
  if (browser.runtime?.id === undefined) return fail(failure('extension_updated'));
  try {
    const answer: unknown = await browser.runtime.sendMessage({ name, body });
    if (!isAnswer(answer)) return fail(failure('background_unreachable', 'no answer'));
    return answer.ok ? ok(answer.value as Reply<N>) : fail(answer.failure);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail(
      /context invalidated/i.test(detail)
        ? failure('extension_updated', detail)
        : failure('background_unreachable', detail),
    );
  }
}
