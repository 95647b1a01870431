import { t } from '../i18n.ts';
import { Notice } from '../parts/notice.tsx';
import { counted, say } from '../words.ts';

interface RestoredNoticeProps {
  readonly ratings: number;
  onDismiss(): void;
}

/** The browser lost the data, and it came back from the safety copy. */
export function RestoredNotice({ ratings, onDismiss }: RestoredNoticeProps) {
  return (
    <Notice tone="warn">
      <p>{say(counted(ratings, 'popup_restored_one', 'popup_restored'))}</p>
      <button type="button" class="button" onClick={onDismiss}>
        {t('popup_dismiss')}
      </button>
    </Notice>
  );
}
