import { trusted } from './trusted.ts';

/**
 * The keys of an open form. Enter in the one-line comment and Ctrl or Command with Enter anywhere save;
 * Escape cancels. Keys that compose a character mean something else.
 */
export function onFormKeys(
  root: ShadowRoot,
  { onSave, onCancel }: { onSave(): void; onCancel(): void },
): void {
  const handle = trusted((event: KeyboardEvent) => {
    const isOpen = root.querySelector('.form') !== null;
    if (!isOpen || event.isComposing || !(event.target instanceof Element)) return;
    const isComment = event.target.matches('input');
    const isField = isComment || event.target.matches('textarea');
    if (event.key === 'Escape') onCancel();
    else if (event.key !== 'Enter' || !isField) return;
    else if (isComment || event.ctrlKey || event.metaKey) onSave();
    else return;
    event.preventDefault();
  });
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent) handle(event);
  });
}
