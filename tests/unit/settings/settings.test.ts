import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseSettings } from '../../../lib/settings/parse.ts';
import { readSettings } from '../../../lib/settings/read.ts';
import { DEFAULT_SETTINGS } from '../../../lib/settings/settings.ts';
import { writeSettings } from '../../../lib/settings/write.ts';

const WATCHED = { watched: true, livePolicy: false };

describe('stored settings', () => {
  it('are the defaults where nothing is stored', () => {
    expect(parseSettings(undefined)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
  });

  it('keep every sound field beside a broken one, and name the broken one', () => {
    const { settings, problems } = parseSettings({
      server: { model: 'mine:8b', numCtx: 'many' },
      sites: { 'https://a.example': WATCHED, 'https://b.example': { watched: 'yes' } },
      queue: 7,
      theme: 'dark',
      gate: { mood: 1 },
    });
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      server: { ...DEFAULT_SETTINGS.server, model: 'mine:8b' },
      sites: { 'https://a.example': WATCHED },
    });
    expect([...problems].sort()).toEqual([
      'gate.mood',
      'queue',
      'server.numCtx',
      'sites.https://b.example',
      'theme',
    ]);
  });

  it.each(['https://', 'https://a.example/', 'https://%', 'https://a b', 'file://'])(
    'know no site by the name of %s, which is no origin',
    (name) => {
      const { settings, problems } = parseSettings(
        JSON.parse(JSON.stringify({ sites: { [name]: WATCHED } })),
      );
      expect(settings.sites).toEqual({});
      expect(problems).toEqual([`sites.${name}`]);
    },
  );

  it('are the defaults where what is stored is no settings at all', () => {
    expect(parseSettings('{}')).toEqual({ settings: DEFAULT_SETTINGS, problems: ['settings'] });
  });
});

describe('settings in the browser', () => {
  beforeEach(() => {
    vi.restoreAllMocks();
    fakeBrowser.reset();
  });

  const server = { ...DEFAULT_SETTINGS.server, model: 'mine:8b' };

  it('come back as they were written', async () => {
    expect(await writeSettings(() => ({ server }))).toMatchObject({ ok: true, value: { server } });
    await writeSettings(() => ({ sites: { 'https://a.example': WATCHED } }));
    const { settings } = await readSettings();
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      server,
      sites: { 'https://a.example': WATCHED },
    });
  });

  it('hold only what differs from the defaults', async () => {
    await writeSettings(() => ({ server }));
    const { settings } = await fakeBrowser.storage.local.get('settings');
    expect(settings).toMatchObject({ server: { model: 'mine:8b' }, queue: {} });
    expect(settings).not.toHaveProperty('server.address');
  });

  it.each(['ftp://127.0.0.1', 'http://models.example:11434', 'https://127.0.0.1.example'])(
    'refuse the server %s, and stay as they were',
    async (address) => {
      await writeSettings(() => ({ server }));
      const refused = await writeSettings(() => ({ server: { ...server, address } }));
      expect(refused).toMatchObject({
        ok: false,
        failure: { kind: 'message_malformed', detail: 'server.address' },
      });
      expect((await readSettings()).settings.server).toEqual(server);
    },
  );

  it('lose no change that is written at the same time as another', async () => {
    const queue = { ...DEFAULT_SETTINGS.queue, maxAttempts: 9 };
    await Promise.all([writeSettings(() => ({ server })), writeSettings(() => ({ queue }))]);
    expect((await readSettings()).settings).toMatchObject({ server, queue });
  });

  it('lose no site that is added at the same time as another', async () => {
    const add = (origin: string) =>
      writeSettings(({ sites }) => ({ sites: { ...sites, [origin]: WATCHED } }));
    await Promise.all([add('https://a.example'), add('https://b.example')]);
    expect((await readSettings()).settings.sites).toEqual({
      'https://a.example': WATCHED,
      'https://b.example': WATCHED,
    });
  });

  it.each(['wakeEveryMs', 'maxDelayMs', 'baseDelayMs'] as const)(
    'refuse a %s that no timer can keep, and one without a pause',
    async (field) => {
      for (const ms of [2 ** 31, 0]) {
        const queue = { ...DEFAULT_SETTINGS.queue, [field]: ms };
        expect(await writeSettings(() => ({ queue }))).toMatchObject({ ok: false });
      }
    },
  );

  it('say so when they cannot be written', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('full'));
    expect(await writeSettings(() => ({ server }))).toMatchObject({
      ok: false,
      failure: { kind: 'store_unavailable', detail: 'full' },
    });
  });
});
