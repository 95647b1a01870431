import { failureText } from '../failure-text.ts';
import { t } from '../i18n.ts';
import { Mark } from '../parts/mark.tsx';
import { Notice } from '../parts/notice.tsx';
import type { ServerCheck } from '../parts/server-words.ts';
import { ChangeBlock } from './change-block.tsx';
import { ConvergenceBlock } from './convergence-block.tsx';
import { isFirstTime, welcomeKey } from './first-time.ts';
import { ModelBlock } from './model-block.tsx';
import { PageBlock } from './page-block.tsx';
import type { LearnedData, PageData } from './popup-data.ts';
import { type PromptActions, PromptBlock } from './prompt-block.tsx';
import { RestoredNotice } from './restored-notice.tsx';
import { serverView } from './server-view.ts';

export interface PopupActions extends PromptActions {
  watch(origin: string, on: boolean): void;
  livePolicy(origin: string, on: boolean): void;
  retry(): void;
  dismissRestored(): void;
}

interface PopupProps {
  readonly page: PageData;
  /** Null until the store has been read. */
  readonly learned: LearnedData | null;
  /** Null while the model server is being asked. */
  readonly server: ServerCheck | null;
  /** How many ratings came back after the data was lost; null when there is nothing to tell. */
  readonly restoredRatings: number | null;
  /** Kind of the failure of what was last asked for; null when all is well. */
  readonly failureKind: string | null;
  readonly actions: PopupActions;
}

/** The whole popup, words first. */
export function PopupView(props: PopupProps) {
  const { page, learned, server, restoredRatings, failureKind, actions } = props;
  const troubled = learned !== null && serverView(server, learned.queue).canRetry;
  // Trouble stands where it is seen without scrolling.
  const model = learned !== null && (
    <ModelBlock key="model" server={server} queue={learned.queue} onRetry={actions.retry} />
  );
  return (
    <>
      <header class="popup-head">
        <Mark size={24} />
        <h1>{t('popup_title')}</h1>
        <a href="/dashboard.html" target="_blank" rel="noreferrer">
          {t('popup_dashboard')}
        </a>
      </header>
      <main class="popup-blocks">
        {failureKind !== null && <Notice tone="bad">{failureText(failureKind)}</Notice>}
        {restoredRatings !== null && (
          <RestoredNotice ratings={restoredRatings} onDismiss={actions.dismissRestored} />
        )}
        {isFirstTime(learned) && <p class="block">{t(welcomeKey(page))}</p>}
        <PageBlock page={page} onWatch={actions.watch} onLivePolicy={actions.livePolicy} />
        {learned !== null && (
          <>
            {troubled && model}
            <PromptBlock
              version={learned.active}
              deployedNumber={learned.deployedNumber}
              page={page}
              actions={actions}
            />
            <ConvergenceBlock learned={learned} />
            <ChangeBlock learned={learned} />
            {!troubled && model}
          </>
        )}
      </main>
    </>
  );
}
