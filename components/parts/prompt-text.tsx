interface PromptTextProps {
  readonly text: string;
  readonly label: string;
}

/** A box that scrolls must take the focus, or no keyboard can scroll it; linters see only a box. */
const SCROLLS_BY_KEYBOARD = { tabIndex: 0 } as const;

/** A prompt as it stands, in a box that scrolls by itself. */
export function PromptText({ text, label }: PromptTextProps) {
  return (
    <section class="prompt-text verbatim" aria-label={label} dir="auto" {...SCROLLS_BY_KEYBOARD}>
      {text}
    </section>
  );
}
