import type { Words } from '../../../components/words.ts';
import en from '../../../public/_locales/en/messages.json' with { type: 'json' };
import es from '../../../public/_locales/es/messages.json' with { type: 'json' };

type Texts = Readonly<Record<string, { readonly message: string }>>;

export const english: Texts = en;
export const spanish: Texts = es;

/** The gaps of a text, such as `$1`, sorted. */
export function placeholdersOf(texts: Texts, key: string): string[] {
  return (texts[key]?.message.match(/\$\d/g) ?? []).sort();
}

/** What a person who reads English sees. */
export function inEnglish([key, ...values]: Words): string {
  return english[key]?.message.replace(/\$(\d)/g, (_, n) => String(values[Number(n) - 1])) ?? key;
}
