import type { ReloadWords } from '../../components/feedback-bar/reload-note.tsx';
import type { FinishedReply } from '../../lib/chat/types.ts';
import { watchChat } from '../../lib/chat/watch.ts';
import type { Failure } from '../../lib/core/failure.ts';
import { wordsOf } from '../../lib/core/text.ts';
import type { Progress } from '../../lib/messages/contract.ts';
import type { ChatDescription } from '../../lib/messages/push.ts';
import { send } from '../../lib/messages/send.ts';
import { gatherSignals } from '../../lib/perception/capture/gather.ts';
import type { Rating } from '../../lib/perception/rating.ts';
import { createBars } from './bars.ts';
import { isExtensionThere } from './extension.ts';
import { createLivePolicy, optsIn } from './live-policy.ts';
import { createLookup } from './lookup.ts';
import { createSession } from './session.ts';

/** A reply that can be rated, and the version that it was written under. */
interface Rateable {
  reply: FinishedReply;
  readonly liveVersion: number | null;
}

/** The observation of one page, from when it is switched on until it is switched off. */
export interface Watching {
  describe(): ChatDescription;
  tell(replyKey: string, progress: Progress): void;
  /** Gives a page that opts in the prompt as it is now. */
  refreshPolicy(): Promise<void>;
  /** The person no longer allows the page to have the prompt. */
  withdrawPolicy(): void;
  /** Removes everything from the page. */
  stop(): void;
  /** The extension has gone: removes everything but one note. */
  retire(words: ReloadWords): void;
}

/** Starts to watch the page. `onExtensionGone` is called at most once. */
export function startWatching(
  document: Document,
  view: Window,
  onExtensionGone: () => void,
): Watching {
  const controller = new AbortController();
  const { signal } = controller;
  const replies = new Map<string, Rateable>();
  const session = createSession(() => crypto.randomUUID());
  const gathering = gatherSignals(document, signal);
  const policy = createLivePolicy(document, view, signal);

  function onFailure(failure: Failure): void {
    if (failure.kind === 'extension_updated') onExtensionGone();
  }

  const lookup = createLookup(
    signal,
    ({ replyKey, rating, progress }) => bars.get(replyKey)?.restore(rating, progress),
    onFailure,
  );

  async function submit(key: string, eventId: string, rating: Rating): Promise<Failure | null> {
    const rateable = replies.get(key);
    if (rateable === undefined) return { kind: 'not_found' };
    const { reply, liveVersion } = rateable;
    const conversationId = watcher.conversationId();
    const answer = await send('rating/submit', {
      eventId,
      sessionId: session(conversationId),
      conversationId,
      replyKey: key,
      query: reply.query,
      reply: reply.text,
      replyWords: wordsOf(reply.text).length,
      earlier: [...reply.earlier],
      finishedAt: reply.finishedAt,
      liveVersion,
      signals: gathering.signalsOf(key),
      rating: { ...rating, chips: [...rating.chips] },
    });
    return answer.ok ? null : answer.failure;
  }

  const bars = createBars(
    document,
    signal,
    (key) => ({
      newEventId: () => crypto.randomUUID(),
      submit: (eventId, rating) => submit(key, eventId, rating),
      isExtensionThere,
      onExtensionGone,
    }),
    (key) => lookup.ask(key),
  );

  const watcher = watchChat(
    document,
    {
      onReply(reply) {
        const known = replies.get(reply.key);
        if (known === undefined) {
          const liveVersion = policy.versionFor(reply.query);
          replies.set(reply.key, { reply, liveVersion });
        } else known.reply = reply;
        gathering.add(reply);
        bars.show(reply);
      },
      onGone(key) {
        gathering.lose(key);
        bars.hide(key);
      },
    },
    { signal },
  );

  function end(): void {
    watcher.stop();
    controller.abort();
  }

  return {
    describe: () => ({
      ...watcher.describe(),
      optsIn: optsIn(document),
      liveVersion: policy.version(),
    }),
    tell: (replyKey, progress) => bars.get(replyKey)?.tell(progress),
    async refreshPolicy() {
      if (!optsIn(document)) return;
      const answer = await send('policy/live', { conversationId: watcher.conversationId() });
      if (signal.aborted) return;
      if (answer.ok) policy.apply(answer.value);
      else onFailure(answer.failure);
    },
    withdrawPolicy: policy.withdraw,
    stop() {
      policy.withdraw();
      end();
      bars.removeAll();
    },
    retire(words) {
      end();
      bars.retire(words);
    },
  };
}
