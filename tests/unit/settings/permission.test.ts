import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isPermitted, patternOf } from '../../../lib/settings/permission.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('the pattern of an origin', () => {
  it('keeps its port, so that no neighbour on the machine is meant', () => {
    vi.stubEnv('FIREFOX', '');
    expect(patternOf('http://localhost:3000')).toBe('http://localhost:3000/*');
  });

  it('has no port in Firefox, whose patterns know none', () => {
    vi.stubEnv('FIREFOX', 'yes');
    expect(patternOf('http://localhost:3000')).toBe('http://localhost/*');
    expect(patternOf('https://chat.example')).toBe('https://chat.example/*');
  });
});

it('an origin that the browser cannot give permission for is not permitted', async () => {
  vi.spyOn(fakeBrowser.permissions, 'contains').mockRejectedValue(new Error('Invalid pattern'));
  expect(await isPermitted('http://[::1]:3000')).toBe(false);
});
