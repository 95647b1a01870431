import type { ComponentChildren } from 'preact';

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

interface NoticeProps {
  readonly tone: Tone;
  readonly children: ComponentChildren;
}

/** A sentence that stands out. Read aloud when it changes. */
export function Notice({ tone, children }: NoticeProps) {
  return (
    <div class="notice" data-tone={tone} role="status">
      {children}
    </div>
  );
}
