/** How bright a colour is, 0 black to 1 white, and how opaque. */
export interface Brightness {
  readonly luminance: number;
  readonly alpha: number;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance as WCAG 2.2 defines it; channels from 0 to 1. */
function luminanceOf(red: number, green: number, blue: number): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/**
 * The brightness of a colour as `getComputedStyle` writes it. Null for a
 * notation that is not known here. Lab and OKLab lightness are turned into the
 * luminance of the grey of the same lightness, which is near enough to tell
 * light from dark.
 */
export function brightnessOf(color: string): Brightness | null {
  const match = /^(rgba?|color|lab|lch|oklab|oklch)\((?:(?:srgb|display-p3)\s)?([^)]*)\)$/.exec(
    color,
  );
  const [, notation, body] = match ?? [];
  if (notation === undefined || body === undefined) return null;
  const numbers = (body.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const [first = 0, second = 0, third = 0, alpha = 1] = numbers;
  switch (notation) {
    case 'rgb':
    case 'rgba':
      return { luminance: luminanceOf(first / 255, second / 255, third / 255), alpha };
    case 'color':
      return { luminance: luminanceOf(first, second, third), alpha };
    case 'oklab':
    case 'oklch':
      return { luminance: first ** 3, alpha };
    default:
      return { luminance: ((first + 16) / 116) ** 3, alpha };
  }
}
