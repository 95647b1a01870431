export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface SparklineShape {
  readonly points: readonly Point[];
  /** Height of the value 0. */
  readonly zero: number;
}

/** Least span of values drawn over the full height, so that noise does not look like drama. */
const LEAST_SPAN = 1;

/**
 * Where the values, oldest first, lie in a box; y grows downwards as in SVG. The
 * box always holds 0. A single value stands at the right edge, as the newest does.
 */
export function sparklineShape(
  values: readonly number[],
  width: number,
  height: number,
): SparklineShape {
  const low = Math.min(0, ...values);
  const high = Math.max(0, low + LEAST_SPAN, ...values);
  const yOf = (value: number) => height - ((value - low) / (high - low)) * height;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return {
    points: values.map((value, index) => ({
      x: width - (values.length - 1 - index) * step,
      y: yOf(value),
    })),
    zero: yOf(0),
  };
}
