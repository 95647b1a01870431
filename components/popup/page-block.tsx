import { t } from '../i18n.ts';
import { Switch } from '../parts/switch.tsx';
import { say } from '../words.ts';
import { offersLivePolicy, pageWords } from './page-words.ts';
import type { PageData } from './popup-data.ts';

interface PageBlockProps {
  readonly page: PageData;
  onWatch(origin: string, on: boolean): void;
  onLivePolicy(origin: string, on: boolean): void;
}

/** Is this page's chat watched, what was found on it, and may it read the prompt? */
export function PageBlock({ page, onWatch, onLivePolicy }: PageBlockProps) {
  const words = pageWords(page);
  return (
    <section class="block" aria-labelledby="page-heading">
      <div class="row row-ends">
        <h2 id="page-heading">{t('popup_page')}</h2>
        {page.kind === 'site' && (
          <bdi class="quiet site-name">{page.origin.replace(/^https?:\/\//, '')}</bdi>
        )}
      </div>
      {page.kind === 'site' && (
        <Switch
          label={t('popup_watch')}
          on={page.watched}
          onToggle={(on) => onWatch(page.origin, on)}
        />
      )}
      <p role="status">{words !== null && say(words)}</p>
      {page.kind === 'hidden' && (
        <a href="/dashboard.html#sites" target="_blank" rel="noreferrer">
          {t('popup_add_site')}
        </a>
      )}
      {offersLivePolicy(page) && (
        <>
          <Switch
            label={t('popup_live')}
            on={page.livePolicy}
            onToggle={(on) => onLivePolicy(page.origin, on)}
          />
          {!page.livePolicy && <p class="quiet">{t('popup_live_hint')}</p>}
        </>
      )}
    </section>
  );
}
