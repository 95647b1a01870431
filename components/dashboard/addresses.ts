/**
 * Origin of what a person typed as the address of a page or server; `https` is
 * added where no scheme was typed, `http` for this machine. Null where it is no
 * web address.
 */
export function originOf(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  const scheme = /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(text) ? 'http' : 'https';
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${scheme}://${text}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.origin : null;
}
