import { t } from '../i18n.ts';
import { Switch } from '../parts/switch.tsx';
import { say } from '../words.ts';
import { AddressForm } from './address-form.tsx';
import type { Site } from './dashboard-data.ts';

export interface SiteActions {
  /** Called in the click itself, because it may ask for a permission. */
  watch(origin: string, on: boolean): void;
  livePolicy(origin: string, on: boolean): void;
}

interface SitesSectionProps {
  readonly sites: readonly Site[];
  readonly actions: SiteActions;
}

/** The sites that are watched, and a way to add one by its address. */
export function SitesSection({ sites, actions }: SitesSectionProps) {
  return (
    <section id="sites" class="section" aria-labelledby="sites-heading">
      <h2 id="sites-heading">{t('dashboard_sites')}</h2>
      {sites.length === 0 && <p>{t('dashboard_no_sites')}</p>}
      <ul class="sites">
        {sites.map(({ origin, watched, livePolicy }) => (
          <li key={origin} class="card card-content">
            <Switch
              label={say(['dashboard_watch', origin])}
              on={watched}
              onToggle={(on) => actions.watch(origin, on)}
            />
            {watched && (
              <Switch
                label={say(['dashboard_live', origin])}
                on={livePolicy}
                onToggle={(on) => actions.livePolicy(origin, on)}
              />
            )}
          </li>
        ))}
      </ul>
      <AddressForm
        label="dashboard_site_address"
        submit="dashboard_site_add"
        invalid="dashboard_site_invalid"
        placeholder="https://chat.example"
        onOrigin={(origin) => actions.watch(origin, true)}
      />
    </section>
  );
}
