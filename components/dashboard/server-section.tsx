import { isOnThisMachine } from '../../lib/settings/settings.ts';
import { t } from '../i18n.ts';
import { Notice } from '../parts/notice.tsx';
import { serverWords } from '../parts/server-words.ts';
import { say } from '../words.ts';
import { AddressForm } from './address-form.tsx';
import type { ModelServer } from './dashboard-data.ts';

interface ServerSectionProps {
  readonly server: ModelServer;
  /** Called in the submission itself, because it may ask for a permission. */
  onSave(address: string, model: string | null): void;
}

/** Address and model of the model server, and whether it answers. */
export function ServerSection({ server, onSave }: ServerSectionProps) {
  const { address, model, check } = server;
  const { tone, words } = serverWords(check);
  const known = new Set([...(model === null ? [] : [model]), ...(check?.models ?? [])]);
  return (
    <section id="server" class="section" aria-labelledby="server-heading">
      <h2 id="server-heading">{t('dashboard_server')}</h2>
      <p class="quiet">{t('dashboard_server_intro')}</p>
      <Notice tone={tone}>{say(words)}</Notice>
      {check?.version != null && (
        <p class="quiet">{say(['dashboard_server_version', check.version])}</p>
      )}
      <AddressForm
        accepts={isOnThisMachine}
        key={`${address} ${model}`}
        label="dashboard_server_address"
        submit="dashboard_server_save"
        invalid="dashboard_server_invalid"
        placeholder="http://127.0.0.1:11434"
        initial={address}
        onOrigin={(origin, form) => onSave(origin, String(form.get('model')) || null)}
      >
        <div class="field">
          <label for="server-model">{t('dashboard_server_model')}</label>
          <select id="server-model" name="model">
            <option value="" selected={model === null}>
              {t('dashboard_server_any')}
            </option>
            {[...known].map((name) => (
              <option key={name} value={name} selected={name === model}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </AddressForm>
    </section>
  );
}
