import { t } from '../i18n.ts';
import { Notice } from '../parts/notice.tsx';
import type { ServerCheck } from '../parts/server-words.ts';
import { say } from '../words.ts';
import type { QueueData } from './popup-data.ts';
import { serverView } from './server-view.ts';

interface ModelBlockProps {
  readonly server: ServerCheck | null;
  readonly queue: QueueData;
  onRetry(): void;
}

/** The model server and the ratings that wait for it, in the one sentence that helps. */
export function ModelBlock({ server, queue, onRetry }: ModelBlockProps) {
  const view = serverView(server, queue);
  return (
    <section class="block" aria-labelledby="model-heading">
      <h2 id="model-heading">{t('popup_model')}</h2>
      <Notice tone={view.tone}>{say(view.words)}</Notice>
      <div class="row row-ends model-queue">
        <p role="status">{view.queue !== null && say(view.queue)}</p>
        {view.canRetry && (
          <button type="button" class="button" onClick={onRetry}>
            {t('popup_retry')}
          </button>
        )}
      </div>
    </section>
  );
}
