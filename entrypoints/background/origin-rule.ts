import { browser } from 'wxt/browser';

const RULE_ID = 1;

/**
 * Ollama answers 403 to requests whose Origin is an extension's. The rule drops
 * that header from this extension's requests to the model server, and from no
 * one else's: without `initiatorDomains` it would let every web page in.
 */
export async function applyOriginRule(serverAddress: string): Promise<void> {
  const server = new URL(serverAddress);
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [RULE_ID],
    addRules: [
      {
        id: RULE_ID,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'origin', operation: 'remove' }],
        },
        condition: {
          initiatorDomains: [new URL(browser.runtime.getURL('/')).hostname],
          requestDomains: [server.hostname],
          urlFilter: `|${server.origin}/`,
          resourceTypes: ['xmlhttprequest', 'other'],
        },
      },
    ],
  });
}
