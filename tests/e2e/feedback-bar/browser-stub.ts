import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };

const texts: Record<string, { message: string } | undefined> = messages;

/** The part of the extension API that a bar uses, for a page that has no extension. */
export const browser = {
  runtime: { id: 'harness' },
  i18n: {
    getMessage: (key: string, values: readonly string[] = []) =>
      (texts[key]?.message ?? '').replace(/\$(\d)/g, (_, index) => values[Number(index) - 1] ?? ''),
  },
};
