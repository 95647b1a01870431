import { renderPrompt } from '../../lib/policy/render.ts';
import type { PolicyVersion } from '../../lib/policy/version.ts';
import { momentText } from '../format.ts';
import { t } from '../i18n.ts';
import { originWords } from '../parts/origin-words.ts';
import { PromptText } from '../parts/prompt-text.tsx';
import { say } from '../words.ts';
import { BulletsView } from './bullets-view.tsx';
import { DiffView } from './diff-view.tsx';
import { Disclosure } from './disclosure.tsx';

interface VersionCardProps {
  readonly version: PolicyVersion;
  readonly parent: PolicyVersion | undefined;
  readonly active: boolean;
}

function VersionText({ version, parent }: Omit<VersionCardProps, 'active'>) {
  const text = renderPrompt(version.genome);
  const before = parent === undefined ? '' : renderPrompt(parent.genome);
  if (parent !== undefined && before !== text) {
    return (
      <div>
        <h3>{say(['dashboard_changes', parent.number])}</h3>
        <DiffView before={before} after={text} />
      </div>
    );
  }
  return (
    <div>
      {parent !== undefined && <p>{say(['dashboard_same_text', parent.number])}</p>}
      {text === '' ? (
        <p>{t('dashboard_empty_prompt')}</p>
      ) : (
        <PromptText text={text} label={t('dashboard_text')} />
      )}
    </div>
  );
}

/** One version: who wrote it and why, what changed in it, and where each bullet comes from. */
export function VersionCard({ version, parent, active }: VersionCardProps) {
  const { genome } = version;
  const hasBullets = renderPrompt(genome) !== genome.role;
  return (
    <Disclosure
      id={`version-${version.number}`}
      startsOpen={active}
      summary={
        <>
          <strong>{say(['popup_version', version.number])}</strong>
          {active && (
            <span class="badge" data-tone="good">
              {t('dashboard_active')}
            </span>
          )}
          <bdi class="summary-text">
            {version.reason === '' ? say(originWords(version)) : version.reason}
          </bdi>
          <time class="quiet" dateTime={new Date(version.createdAt).toISOString()}>
            {momentText(version.createdAt)}
          </time>
        </>
      }
      content={() => (
        <>
          {version.reason !== '' && <p>{say(originWords(version))}</p>}
          <VersionText version={version} parent={parent} />
          {hasBullets && (
            <div>
              <h3>{t('dashboard_bullets')}</h3>
              <BulletsView genome={genome} />
            </div>
          )}
        </>
      )}
    />
  );
}
