import { defineContentScript } from 'wxt/utils/define-content-script';
import { claimPage } from './extension.ts';
import { startObserver } from './observer.ts';

/** The background registers this script for the sites that the person wants watched. */
export default defineContentScript({
  registration: 'runtime',
  allFrames: true,
  noScriptStartedPostMessage: true,
  main() {
    if (claimPage()) startObserver(document, window);
  },
});
