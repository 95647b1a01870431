import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './source-tree.ts';

/** The manifest as built for people; `npm run check` builds before it tests. */
function builtManifest(target: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(ROOT, '.output', target, 'manifest.json'), 'utf8'));
}

function permissionsOf(manifest: Record<string, unknown>) {
  return {
    permissions: manifest['permissions'],
    host_permissions: manifest['host_permissions'],
    optional_permissions: manifest['optional_permissions'],
    optional_host_permissions: manifest['optional_host_permissions'],
    content_scripts: manifest['content_scripts'],
    web_accessible_resources: manifest['web_accessible_resources'],
    externally_connectable: manifest['externally_connectable'],
    content_security_policy: manifest['content_security_policy'],
  };
}

test('Chromium is asked for these permissions and no others', () => {
  expect(permissionsOf(builtManifest('chrome-mv3'))).toMatchInlineSnapshot(`
    {
      "content_scripts": undefined,
      "content_security_policy": {
        "extension_pages": "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; form-action 'none'",
      },
      "externally_connectable": undefined,
      "host_permissions": [
        "http://127.0.0.1:11434/*",
        "http://localhost:11434/*",
      ],
      "optional_host_permissions": [
        "https://*/*",
        "http://*/*",
      ],
      "optional_permissions": undefined,
      "permissions": [
        "storage",
        "unlimitedStorage",
        "alarms",
        "scripting",
        "activeTab",
        "declarativeNetRequestWithHostAccess",
      ],
      "web_accessible_resources": undefined,
    }
  `);
});

test('Firefox is asked for these permissions and no others', () => {
  expect(permissionsOf(builtManifest('firefox-mv3'))).toMatchInlineSnapshot(`
    {
      "content_scripts": undefined,
      "content_security_policy": {
        "extension_pages": "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; form-action 'none'",
      },
      "externally_connectable": undefined,
      "host_permissions": [
        "http://127.0.0.1/*",
        "http://localhost/*",
      ],
      "optional_host_permissions": [
        "https://*/*",
        "http://*/*",
      ],
      "optional_permissions": undefined,
      "permissions": [
        "storage",
        "unlimitedStorage",
        "alarms",
        "scripting",
        "activeTab",
        "declarativeNetRequestWithHostAccess",
      ],
      "web_accessible_resources": undefined,
    }
  `);
});
