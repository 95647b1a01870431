/** The extension API inside code that is evaluated in an extension's page. */
declare const chrome: import('webextension-polyfill').Browser;
