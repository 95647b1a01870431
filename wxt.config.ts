import { defineConfig } from 'wxt';

/** Where Ollama listens unless told otherwise. Firefox's match patterns know no ports. */
const serverHosts = (browser: string) =>
  browser === 'firefox'
    ? ['http://127.0.0.1/*', 'http://localhost/*']
    : ['http://127.0.0.1:11434/*', 'http://localhost:11434/*'];

/**
 * Builds other than production may already hold the pages they show, because a
 * permission prompt cannot be answered by a program.
 */
const heldHosts = ['http://127.0.0.1/*', 'http://localhost/*', 'http://chat.test/*'];

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    minimum_chrome_version: '120',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'scripting',
      'activeTab',
      'declarativeNetRequestWithHostAccess',
    ],
    host_permissions: mode === 'production' ? serverHosts(browser) : heldHosts,
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_security_policy: {
      extension_pages:
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'whetstone@whetstone.invalid',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
  }),
});
