import { expect } from '@playwright/test';
import type { CycleRow } from '../../../lib/store/schema.ts';
import type { ExtensionBrowser } from '../../../scripts/extension-browser.ts';

function cycleRow(seq: number, reply: string): CycleRow {
  return {
    id: `cycle-${seq}`,
    seq,
    profileId: 'default',
    sessionId: 'session',
    site: 'https://chat.example',
    conversationId: null,
    replyKey: `reply-${seq}`,
    startedAt: seq * 60_000,
    ratedAt: seq * 60_000,
    predictiveModel: { activeVersion: 1, deployed: 'unknown', prompt: 'Help.' },
    systemAction: { query: `Question ${seq}`, reply, replyWords: 2, earlier: [] },
    observation: { signals: [{ kind: 'dwell', dwellMs: 4_000, replyWords: 2 }] },
    accSignal: {
      verdict: 'incorrect',
      chips: ['wrong'],
      comment: `Wrong in case ${seq}.`,
      revisedAnswer: '',
    },
  };
}

/** Puts cycles from which nothing was learned yet into the store, numbered from 1. */
export async function storeCycles(
  extension: ExtensionBrowser,
  count: number,
  reply?: string,
): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) =>
    cycleRow(index + 1, reply ?? `Answer ${index + 1}`),
  );
  const page = await extension.open('dashboard.html');
  // The background lays out the database before the first version can be seen.
  await expect(page.getByText('v1 is the prompt you began with.')).toBeVisible();
  await page.evaluate(
    (cycles) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('whetstone');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const write = open.result.transaction('cycles', 'readwrite');
          for (const cycle of cycles) write.objectStore('cycles').put(cycle);
          write.oncomplete = () => resolve();
          write.onerror = () => reject(write.error);
        };
      }),
    rows,
  );
  await page.close();
}
