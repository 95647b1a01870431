import type { PolicyVersion } from '../../lib/policy/version.ts';
import { t } from '../i18n.ts';
import { VersionCard } from './version-card.tsx';

interface VersionsSectionProps {
  /** Newest first. */
  readonly versions: readonly PolicyVersion[];
  readonly activeId: string;
}

/** Every version with what changed in it. */
export function VersionsSection({ versions, activeId }: VersionsSectionProps) {
  const byId = new Map(versions.map((version) => [version.id, version]));
  return (
    <section id="versions" class="section" aria-labelledby="versions-heading">
      <h2 id="versions-heading">{t('dashboard_versions')}</h2>
      <p class="quiet">{t('dashboard_versions_intro')}</p>
      {versions.map((version) => (
        <VersionCard
          key={version.id}
          version={version}
          parent={byId.get(version.parentId ?? '')}
          active={version.id === activeId}
        />
      ))}
    </section>
  );
}
