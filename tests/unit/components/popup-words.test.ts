import { describe, expect, test } from 'vitest';
import { offersLivePolicy, pageOf, pageWords } from '../../../components/popup/page-words.ts';
import type { PageData } from '../../../components/popup/popup-data.ts';
import { runningVersion } from '../../../components/popup/running-words.ts';
import { serverView } from '../../../components/popup/server-view.ts';
import type { ChatDescription } from '../../../lib/messages/push.ts';
import { inEnglish } from './texts.ts';

const chat: ChatDescription = {
  found: true,
  replies: 12,
  confidence: 0.9,
  optsIn: false,
  liveVersion: null,
};

function site(part: Partial<Extract<PageData, { kind: 'site' }>> = {}): PageData {
  const origin = 'https://chat.example';
  return { kind: 'site', origin, watched: true, livePolicy: false, chat, ...part };
}

function said(page: PageData): string | null {
  const words = pageWords(page);
  return words === null ? null : inEnglish(words);
}

describe('the page', () => {
  const sites = { 'http://127.0.0.1:8080': { watched: true, livePolicy: true } };

  test('is known by its origin, port included', () => {
    expect(pageOf('http://127.0.0.1:8080/a?b#c', sites)).toEqual({
      kind: 'site',
      origin: 'http://127.0.0.1:8080',
      watched: true,
      livePolicy: true,
      chat: null,
    });
    expect(pageOf('http://127.0.0.1:8081/', sites)).toMatchObject({ watched: false });
  });

  test.each(['chrome://settings/', 'about:blank', 'file:///a.html', 'https://'])(
    'cannot be watched at %s',
    (address) => {
      expect(pageOf(address, sites)).toEqual({ kind: 'unsupported' });
    },
  );

  test('is hidden where the browser tells no address', () => {
    expect(pageOf(undefined, sites)).toEqual({ kind: 'hidden' });
  });

  test('says how many replies were found', () => {
    expect(said(site())).toBe('12 replies found.');
    expect(said(site({ chat: { ...chat, replies: 1 } }))).toBe('1 reply found.');
    expect(said(site({ chat: { ...chat, replies: 0 } }))).toContain('no finished reply');
    expect(said(site({ chat: { ...chat, found: false } }))).toBe('No chat found on this page yet.');
  });

  test('says what to do while nothing is watched, or nothing answers', () => {
    expect(said(site({ watched: false }))).toContain('Switch this on');
    expect(said(site({ chat: null }))).toContain('reload the page');
    expect(said({ kind: 'unasked' })).toBeNull();
  });

  test('is offered the live policy when it asks, and for as long as it has it', () => {
    expect(offersLivePolicy(site())).toBe(false);
    expect(offersLivePolicy(site({ chat: { ...chat, optsIn: true } }))).toBe(true);
    expect(offersLivePolicy(site({ livePolicy: true, chat: null }))).toBe(true);
    expect(offersLivePolicy(site({ watched: false, livePolicy: true }))).toBe(false);
  });
});

describe('the version that the chat runs', () => {
  test('is told plainly when it is behind', () => {
    const running = runningVersion(5, 4, site());
    expect(running?.state).toBe('behind');
    expect(running && inEnglish(running.words)).toBe('v5 is ready; this chat still runs v4.');
  });

  test('is what the page took live rather than what was copied last', () => {
    const page = site({ chat: { ...chat, liveVersion: 5 } });
    expect(runningVersion(5, 4, page)?.state).toBe('same');
  });

  test('is not guessed where nobody has said it', () => {
    const running = runningVersion(5, null, site());
    expect(running?.state).toBe('unknown');
    expect(running && inEnglish(running.words)).toContain('does not know');
  });

  test('is not spoken of where no chat is watched', () => {
    expect(runningVersion(5, 4, { kind: 'hidden' })).toBeNull();
    expect(runningVersion(5, 4, site({ watched: false }))).toBeNull();
    expect(runningVersion(5, 4, site({ chat: { ...chat, found: false } }))).toBeNull();
  });
});

describe('the model', () => {
  const ready = { model: 'llama3:8b', models: ['llama3:8b'], version: '0.20', failureKind: null };
  const idle = { waiting: 0, running: false, failureKind: null };

  test('is named when it is ready', () => {
    const view = serverView(ready, idle);
    expect(inEnglish(view.words)).toContain('llama3:8b is ready');
    expect(view).toMatchObject({ tone: 'good', queue: null, canRetry: false });
  });

  test('is called simulated when it is', () => {
    const view = serverView({ ...ready, model: 'simulated-critic' }, idle);
    expect(inEnglish(view.words)).toContain('simulated model');
    expect(view.tone).toBe('warn');
  });

  test('names the cause when the server fails, and can be tried again', () => {
    const waiting = { waiting: 2, running: false, failureKind: 'server_slow' };
    const view = serverView({ ...ready, model: null, failureKind: 'server_absent' }, waiting);
    expect(inEnglish(view.words)).toContain('does not answer');
    expect(view.queue && inEnglish(view.queue)).toBe('2 ratings wait.');
    expect(view).toMatchObject({ tone: 'bad', canRetry: true });
  });

  test('tells what a rating waits for, though the server is well by now', () => {
    const waiting = { waiting: 1, running: false, failureKind: 'answer_malformed' };
    const view = serverView(ready, waiting);
    expect(inEnglish(view.words)).toContain('could not be read');
    expect(view.queue && inEnglish(view.queue)).toBe('1 rating waits.');
    expect(view.canRetry).toBe(true);
  });

  test('is said to be missing where the server has none', () => {
    const view = serverView({ ...ready, model: null }, idle);
    expect(inEnglish(view.words)).toContain('no model yet');
  });

  test('is looked for before the server has answered', () => {
    const view = serverView(null, idle);
    expect(inEnglish(view.words)).toContain('Looking for');
    expect(view).toMatchObject({ tone: 'plain', canRetry: false });
  });

  test('speaks of learning while a rating is at work', () => {
    const working = { waiting: 3, running: true, failureKind: 'server_slow' };
    const view = serverView(ready, working);
    expect(view.queue && inEnglish(view.queue)).toBe('Learning from 3 ratings…');
    expect(view.tone).toBe('good');
  });
});
