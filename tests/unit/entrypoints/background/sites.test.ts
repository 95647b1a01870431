import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { syncObservers } from '../../../../entrypoints/background/sites.ts';
import { writeSettings } from '../../../../lib/settings/write.ts';

const WATCHED = { watched: true, livePolicy: false };

/** A browser that keeps content scripts as the real ones do: an id can be registered once. */
function keepScripts() {
  const scripts = new Map<string, { id: string }>();
  const { scripting } = fakeBrowser;
  vi.spyOn(scripting, 'getRegisteredContentScripts').mockImplementation(async () => [
    ...scripts.values(),
  ]);
  vi.spyOn(scripting, 'registerContentScripts').mockImplementation(async (added) => {
    for (const script of added) {
      if (scripts.has(script.id)) throw new Error('Duplicate script ID');
      scripts.set(script.id, script);
    }
  });
  vi.spyOn(scripting, 'unregisterContentScripts').mockImplementation(async (filter) => {
    for (const id of filter?.ids ?? []) scripts.delete(id);
  });
  return scripts;
}

function permit(...origins: string[]): void {
  vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async ({ origins: asked }) =>
    origins.some((origin) => asked?.includes(`${origin}/*`)),
  );
}

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  vi.stubEnv('FIREFOX', '');
});

test('the observer runs on the sites that are wished for and permitted, and on no others', async () => {
  const scripts = keepScripts();
  await writeSettings(() => ({
    sites: {
      'https://wished.example': WATCHED,
      'https://both.example:8443': WATCHED,
      'https://off.example': { watched: false, livePolicy: true },
    },
  }));
  permit('https://both.example:8443', 'https://off.example');
  await syncObservers();
  expect([...scripts.values()]).toMatchObject([{ matches: ['https://both.example:8443/*'] }]);
  permit();
  await syncObservers();
  expect(scripts.size).toBe(0);
});

test('two syncs at the same time register a site once', async () => {
  const scripts = keepScripts();
  await writeSettings(() => ({ sites: { 'https://a.example': WATCHED } }));
  permit('https://a.example');
  await Promise.all([syncObservers(), syncObservers()]);
  expect(scripts.size).toBe(1);
});
