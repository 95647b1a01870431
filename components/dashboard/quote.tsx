import { type MessageKey, t } from '../i18n.ts';

interface QuoteProps {
  readonly name: MessageKey;
  readonly text: string;
}

/** Words of a person or a model, named. */
export function Quote({ name, text }: QuoteProps) {
  return (
    <div>
      <h4 class="quiet">{t(name)}</h4>
      <blockquote class="verbatim" dir="auto">
        {text}
      </blockquote>
    </div>
  );
}
