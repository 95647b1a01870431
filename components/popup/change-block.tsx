import { momentText } from '../format.ts';
import { t } from '../i18n.ts';
import { EditList } from '../parts/edit-list.tsx';
import { say } from '../words.ts';
import { changeView } from './change-view.ts';
import type { LearnedData } from './popup-data.ts';

/** What changed last and why, what the last rating led to, and what was not applied. */
export function ChangeBlock({ learned }: { readonly learned: LearnedData }) {
  const { origin, reason, decision, unapplied } = changeView(learned);
  return (
    <section class="block" aria-labelledby="change-heading">
      <div class="row row-ends">
        <h2 id="change-heading">{t('popup_change')}</h2>
        <time class="quiet" dateTime={new Date(learned.active.createdAt).toISOString()}>
          {momentText(learned.active.createdAt)}
        </time>
      </div>
      <p>{say(origin)}</p>
      {reason !== '' && (
        <blockquote class="verbatim" dir="auto">
          {reason}
        </blockquote>
      )}
      {decision !== null && (
        <div>
          <h3 class="quiet">{t('popup_last_rating')}</h3>
          <p>{say(decision)}</p>
        </div>
      )}
      {unapplied.length > 0 && (
        <div>
          <h3 class="quiet">{t('popup_unapplied')}</h3>
          <EditList edits={unapplied} />
        </div>
      )}
    </section>
  );
}
