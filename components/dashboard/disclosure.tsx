import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface DisclosureProps {
  readonly id: string;
  readonly summary: ComponentChildren;
  readonly startsOpen?: boolean;
  /** Made only when opened, because a page can hold hundreds of them. */
  content(): ComponentChildren;
}

/** A card that opens. */
export function Disclosure({ id, summary, startsOpen = false, content }: DisclosureProps) {
  const open = useSignal(startsOpen);
  return (
    <details
      id={id}
      class="card"
      open={open.value}
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary class="row">{summary}</summary>
      {open.value && <div class="card-content">{content()}</div>}
    </details>
  );
}
