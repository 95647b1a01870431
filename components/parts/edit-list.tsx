import type { Words } from '../words.ts';
import { say } from '../words.ts';

/** Edits in words, one a line. */
export function EditList({ edits }: { readonly edits: readonly Words[] }) {
  return (
    <ul class="plain-list verbatim" dir="auto">
      {edits.map((words) => {
        const text = say(words);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}
