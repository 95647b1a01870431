import { failureText } from '../failure-text.ts';
import { gateText } from '../gate-text.ts';
import { t } from '../i18n.ts';
import type { Outcome } from './state.ts';

/** What a rating did, in one line. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.state) {
    case 'saved':
      return t('bar_saved');
    case 'learning':
      return t('bar_learning');
    case 'used':
      return t('bar_used', outcome.version);
    case 'kept':
      return gateText(outcome.reason);
    case 'waiting':
      return `${t('bar_waiting')} ${failureText(outcome.failureKind)}`;
    case 'unsent':
      return `${t('bar_unsent')} ${failureText(outcome.failureKind)}`;
  }
}
