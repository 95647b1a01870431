/**
 * The bar's look. Importance on the host's own rules, because a page's rules
 * for the host would win otherwise.
 */
const CSS = `
:host {
  all: initial !important;
  display: block !important;
  align-self: stretch !important;
  box-sizing: border-box !important;
  max-inline-size: 100% !important;
  min-block-size: 28px !important;
  margin-block: 4px !important;
  contain: layout style !important;
}
* { box-sizing: border-box; }
.bar {
  --ink: #1f2328; --muted: #59636e; --edge: #818b98; --ground: #ffffff; --tint: #eaeef2;
  --focus: #0b62d6; --good: #14652c; --good-tint: #ddf4e4; --bad: #a21a13; --bad-tint: #fde7e5;
  color-scheme: light;
  min-inline-size: 0; margin: 0; padding: 0; border: 0;
  color: var(--ink);
  font: 13px/20px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
.bar[data-scheme='dark'] {
  --ink: #e6edf3; --muted: #9da7b3; --edge: #767f8a; --ground: #1b1e22; --tint: #2d333b;
  --focus: #8ab4ff; --good: #86e0a3; --good-tint: #14351f; --bad: #ffb4ab; --bad-tint: #46191a;
  color-scheme: dark;
}
.bar[data-surface='own'] {
  inline-size: fit-content; max-inline-size: 100%; padding-inline: 4px;
  border-radius: 8px; background: var(--ground);
}
.bar[data-surface='own']:has(.form) { inline-size: auto; }
.line { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 6px; }
button {
  display: inline-flex; align-items: center; gap: 4px;
  min-block-size: 28px; min-inline-size: 28px; margin: 0; padding: 2px 8px;
  border: 1px solid transparent; border-radius: 6px;
  background: transparent; color: var(--ink);
  font: inherit; text-align: start; cursor: pointer;
}
.quiet { color: var(--muted); }
button:hover, .bar:focus-within .quiet { color: var(--ink); }
button:hover { background: var(--tint); }
button[aria-disabled='true'] { cursor: progress; opacity: 0.7; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
svg {
  flex: none; inline-size: 14px; block-size: 14px;
  fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round;
}
[aria-pressed='true'] { border-color: currentColor; }
[aria-pressed='true'][data-verdict='correct'] { background: var(--good-tint); color: var(--good); }
[aria-pressed='true'][data-verdict='incorrect'] { background: var(--bad-tint); color: var(--bad); }
output { flex: 0 1 auto; min-inline-size: 0; overflow-wrap: anywhere; color: var(--muted); }
output[data-state='used'] { color: var(--good); }
output[data-state='unsent'] { color: var(--bad); }
.plain, .save, .chip { border-color: var(--edge); }
.save { border-color: transparent; background: var(--ink); color: var(--ground); font-weight: 600; }
.save:hover { background: var(--muted); color: var(--ground); }
.form {
  display: grid; gap: 8px; margin-block: 4px; padding: 10px;
  border: 1px solid var(--edge); border-radius: 8px; background: var(--ground);
}
.chips { display: flex; flex-wrap: wrap; gap: 6px; min-inline-size: 0; margin: 0; padding: 0; border: 0; }
.chip { border-radius: 14px; }
.chip[aria-pressed='true'] { border-color: var(--ink); background: var(--ink); color: var(--ground); }
legend { padding: 0; margin-block-end: 4px; }
legend, label { color: var(--ink); font-weight: 600; }
label { margin-block-end: -6px; }
input, textarea {
  inline-size: 100%; min-inline-size: 0; min-block-size: 32px; margin: 0; padding: 5px 8px;
  border: 1px solid var(--edge); border-radius: 6px;
  background: var(--ground); color: var(--ink); font: inherit;
}
textarea { resize: vertical; }
.disclosure { justify-self: start; padding-inline: 2px 8px; }
.disclosure::before { content: '▸' / ''; inline-size: 1em; text-align: center; }
.disclosure[aria-expanded='true']::before { content: '▾' / ''; }
:dir(rtl).disclosure[aria-expanded='false']::before { content: '◂' / ''; }
@media (pointer: coarse) { button { min-block-size: 36px; } }
@media (forced-colors: active) {
  [aria-pressed='true'], .chip[aria-pressed='true'] {
    forced-color-adjust: none; border-color: Highlight; background: Highlight; color: HighlightText;
  }
}
@media print { :host { display: none !important; } }
`;

let shared: CSSStyleSheet | null = null;

/** Gives a shadow root the bar's look. All bars share one parsed style sheet. */
export function applyStyles(root: ShadowRoot): void {
  try {
    if (shared === null) {
      shared = new CSSStyleSheet();
      shared.replaceSync(CSS);
    }
    root.adoptedStyleSheets = [shared];
  } catch {
    // Firefox does not let content scripts adopt a sheet (bugzilla.mozilla.org/1928865).
    const style = root.ownerDocument.createElement('style');
    style.textContent = CSS;
    root.prepend(style);
  }
}
