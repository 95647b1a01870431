import { failure } from '../core/failure.ts';
import { fail, type Result } from '../core/result.ts';
import { type Body, CONTRACT, type MessageName, type Reply } from './contract.ts';
import { type ContentSender, identifySender, type PageSender, type RawSender } from './sender.ts';

/** Largest message in characters of text: above any honest rating, far below what could hurt. */
const LARGEST_MESSAGE = 1_500_000;

type SenderOf<N extends MessageName> = (typeof CONTRACT)[N]['sender'] extends 'content'
  ? ContentSender
  : PageSender;

type Handler<N extends MessageName> = (
  body: Body<N>,
  sender: SenderOf<N>,
) => Promise<Result<Reply<N>>>;

/** One handler a message; a missing one does not compile. */
export type Handlers = { readonly [N in MessageName]: Handler<N> };

/** The handlers of the messages that such a sender may send. */
export type HandlersOf<S extends 'content' | 'page'> = {
  readonly [N in MessageName as (typeof CONTRACT)[N]['sender'] extends S ? N : never]: Handler<N>;
};

function isMessageName(name: unknown): name is MessageName {
  return typeof name === 'string' && Object.hasOwn(CONTRACT, name);
}

/** True when the text in `value`, keys included, is longer than `limit` characters. */
export function isLargerThan(value: unknown, limit: number): boolean {
  let left = limit;
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next === 'string') left -= next.length;
    else if (Array.isArray(next)) {
      left -= next.length;
      if (left >= 0) for (const inner of next) stack.push(inner);
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, inner] of Object.entries(next)) {
        left -= key.length;
        stack.push(inner);
      }
    } else left -= 1;
    if (left < 0) return true;
  }
  return false;
}

async function answer<N extends MessageName>(
  name: N,
  rawBody: unknown,
  rawSender: RawSender,
  handlers: () => Promise<Handlers>,
): Promise<Result<Reply<N>>> {
  const sender = identifySender(rawSender);
  if (sender === null || sender.tier !== CONTRACT[name].sender) {
    return fail(failure('sender_refused', name));
  }
  if (isLargerThan(rawBody, LARGEST_MESSAGE)) return fail(failure('message_too_large', name));
  const parsed = CONTRACT[name].body.safeParse(rawBody);
  if (!parsed.success) {
    const paths = parsed.error.issues.map((issue) => issue.path.join('.') || issue.code);
    return fail(failure('message_malformed', `${name}: ${paths.join(', ')}`));
  }
  const handler: Handler<N> = (await handlers())[name];
  return handler(parsed.data as Body<N>, sender as SenderOf<N>);
}

/**
 * The background's answer to a raw message. Who sends is looked at before what
 * is said; both before anything is done. A message that is not of the contract
 * is answered with a failure; one that is not ours is left to other listeners.
 * `handlers` is awaited inside, so that listening can begin at once.
 */
export function serve(
  handlers: () => Promise<Handlers>,
): (message: unknown, sender: RawSender) => Promise<Result<unknown>> | undefined {
  return (message, sender) => {
    if (typeof message !== 'object' || message === null || !('name' in message)) return undefined;
    const body = 'body' in message ? message.body : undefined;
    if (!isMessageName(message.name)) {
      return Promise.resolve(fail(failure('message_malformed', 'unknown name')));
    }
    return answer(message.name, body, sender, handlers).catch((error: unknown) =>
      fail(failure('store_unavailable', error instanceof Error ? error.name : 'unknown')),
    );
  };
}
