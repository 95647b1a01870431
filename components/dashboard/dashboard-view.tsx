import { failureText } from '../failure-text.ts';
import { t } from '../i18n.ts';
import { Mark } from '../parts/mark.tsx';
import { Notice } from '../parts/notice.tsx';
import type { DashboardData, ModelServer, Site } from './dashboard-data.ts';
import { FeedbackSection } from './feedback-section.tsx';
import { ServerSection } from './server-section.tsx';
import { type SiteActions, SitesSection } from './sites-section.tsx';
import { VersionsSection } from './versions-section.tsx';

export interface DashboardActions extends SiteActions {
  older(): void;
  /** Called in the submission itself, because it may ask for a permission. */
  saveServer(address: string, model: string | null): void;
}

interface DashboardProps {
  /** Null until the store has been read. */
  readonly data: DashboardData | null;
  /** Null until the settings have been read. */
  readonly sites: readonly Site[] | null;
  readonly server: ModelServer | null;
  /** Kind of the failure of what was last asked for; null when all is well. */
  readonly failureKind: string | null;
  readonly actions: DashboardActions;
}

/** Everything that was learned, and where it may be learned. */
export function DashboardView({ data, sites, server, failureKind, actions }: DashboardProps) {
  return (
    <>
      <header class="dashboard-head">
        <Mark size={32} />
        <h1>{t('dashboard_title')}</h1>
        <nav class="row" aria-label={t('dashboard_sections')}>
          <a href="#versions">{t('dashboard_versions')}</a>
          <a href="#feedback">{t('dashboard_feedback')}</a>
          <a href="#sites">{t('dashboard_sites')}</a>
          <a href="#server">{t('dashboard_server')}</a>
        </nav>
      </header>
      <main>
        {failureKind !== null && <Notice tone="bad">{failureText(failureKind)}</Notice>}
        {data !== null && (
          <>
            <VersionsSection versions={data.versions} activeId={data.activeId} />
            <FeedbackSection
              cycles={data.cycles}
              hasOlder={data.hasOlder}
              onOlder={actions.older}
            />
          </>
        )}
        {sites !== null && <SitesSection sites={sites} actions={actions} />}
        {server !== null && <ServerSection server={server} onSave={actions.saveServer} />}
      </main>
    </>
  );
}
