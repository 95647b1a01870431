import { failureText } from '../../components/failure-text.ts';
import { t } from '../../components/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { takePlace } from './extension.ts';
import { optsIn } from './live-policy.ts';
import { listenToPushes } from './pushes.ts';
import { startWatching, type Watching } from './watching.ts';

/** How long the page leaves it to the frames in it to say that the chat is theirs. */
const INNER_FRAMES_MS = 150;

/** Watches the page for as long as the person wants it watched. */
export function startObserver(document: Document, view: Window): void {
  let watching: Watching | null = null;
  let asked = 0;
  const reloadWords = {
    sentence: failureText('extension_updated'),
    reload: t('bar_reload'),
    dismiss: t('bar_dismiss'),
  };

  function stop(): void {
    asked++;
    watching?.stop();
    watching = null;
  }

  function onExtensionGone(): void {
    watching?.retire(reloadWords);
    watching = null;
  }

  /** Does as the background says; where it cannot be asked, all stays as it is. */
  async function follow({ isPolicyNew }: { isPolicyNew: boolean }): Promise<void> {
    const question = ++asked;
    const answer = await send('site/status', {});
    if (question !== asked) return;
    if (!answer.ok) {
      if (answer.failure.kind === 'extension_updated') onExtensionGone();
      return;
    }
    if (!answer.value.watched) return stop();
    watching ??= startWatching(document, view, onExtensionGone);
    if (!answer.value.livePolicy) watching.withdrawPolicy();
    else if (isPolicyNew || watching.describe().liveVersion === null) {
      await watching.refreshPolicy();
    }
  }

  listenToPushes({
    onProgress: ({ replyKey, progress }) => watching?.tell(replyKey, progress),
    onPolicyChanged: () => void follow({ isPolicyNew: true }),
    onSiteChanged: () => void follow({ isPolicyNew: false }),
    describe() {
      const description = watching?.describe();
      const nothing = {
        found: false,
        replies: 0,
        confidence: 0,
        optsIn: optsIn(document),
        liveVersion: null,
      };
      // The first answer of a tab counts: that of the frame that holds the chat.
      if (description?.found) return Promise.resolve(description);
      if (view.top !== view) return null;
      const wait = view.length === 0 ? 0 : INNER_FRAMES_MS;
      return new Promise((resolve) => setTimeout(resolve, wait, description ?? nothing));
    },
  });
  takePlace(document, stop);
  void follow({ isPolicyNew: true });
}
