import { numberText } from './format.ts';
import { type MessageKey, t } from './i18n.ts';

/** A sentence as data: its name and what fills its gaps. View models speak in these. */
export type Words = readonly [key: MessageKey, ...values: readonly (string | number)[]];

/** The sentence in the person's language, its numbers as that language writes them. */
export function say([key, ...values]: Words): string {
  return t(key, ...values.map((value) => (typeof value === 'number' ? numberText(value) : value)));
}

/** The sentence for exactly one thing, or for any other count of them. */
export function counted(count: number, one: MessageKey, other: MessageKey): Words {
  return count === 1 ? [one] : [other, count];
}
