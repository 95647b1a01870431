import { t } from './i18n.ts';

/** A number with at most two decimals, as the person's language writes it. */
export function numberText(value: number): string {
  return new Intl.NumberFormat(t('popup_language'), {
    maximumFractionDigits: 2,
    useGrouping: 'min2',
  }).format(value);
}

/** Day and time of a moment in milliseconds since the epoch. */
export function momentText(at: number): string {
  return new Intl.DateTimeFormat(t('popup_language'), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
}
