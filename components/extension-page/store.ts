import type { Result } from '../../lib/core/result.ts';
import { openStore } from '../../lib/store/open.ts';
import type { Database } from '../../lib/store/schema.ts';

let opened: Promise<Result<Database>> | undefined;

function forget(): void {
  opened = undefined;
}

/** The page's connection to the store: opened when first needed, and anew when it was lost. */
export async function pageStore(): Promise<Result<Database>> {
  opened ??= openStore({ onLost: forget });
  const store = await opened;
  if (!store.ok) forget();
  return store;
}
