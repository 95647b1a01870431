import { BULLET_SECTIONS, type Bullet, type PromptGenome } from '../../lib/policy/genome.ts';
import { t } from '../i18n.ts';
import { say } from '../words.ts';
import { provenanceWords, SECTION_KEYS } from './bullet-words.ts';

function BulletView({ bullet }: { readonly bullet: Bullet }) {
  return (
    <li>
      <p class="verbatim" dir="auto">
        {bullet.text}
      </p>
      <p class="quiet">
        {provenanceWords(bullet.provenance).map(say).join(', ')}
        {bullet.provenance.reason !== '' && (
          <>
            {': '}
            <bdi class="verbatim">{bullet.provenance.reason}</bdi>
          </>
        )}
      </p>
    </li>
  );
}

/** The bullets of a prompt by section, each with its provenance. */
export function BulletsView({ genome }: { readonly genome: PromptGenome }) {
  return (
    <>
      {BULLET_SECTIONS.filter((section) => genome[section].length > 0).map((section) => (
        <div key={section}>
          <h4>{t(SECTION_KEYS[section])}</h4>
          <ul class="bullets">
            {genome[section].map((bullet) => (
              <BulletView key={bullet.id} bullet={bullet} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
