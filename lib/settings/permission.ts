import { browser } from 'wxt/browser';

/** The pattern of all pages of an origin. Firefox's patterns know no ports. */
export function patternOf(origin: string): string {
  if (!import.meta.env.FIREFOX) return `${origin}/*`;
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** May the extension be on pages of this origin, or ask this server? */
export async function isPermitted(origin: string): Promise<boolean> {
  try {
    return await browser.permissions.contains({ origins: [patternOf(origin)] });
  } catch {
    // Such as an origin for which the browser gives no permission at all.
    return false;
  }
}

/**
 * Asks the person to let the extension be on pages of this origin; true at once
 * where it is already. To be called in the click itself, before anything is
 * awaited: browsers refuse to ask otherwise.
 */
export async function askPermission(origin: string): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [patternOf(origin)] });
  } catch {
    // Such as an origin for which the browser gives no permission at all.
    return false;
  }
}
