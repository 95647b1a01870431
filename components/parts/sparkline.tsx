import { sparklineShape } from './sparkline-points.ts';

const WIDTH = 320;
const HEIGHT = 44;

interface SparklineProps {
  /** Oldest first; at least one. */
  readonly values: readonly number[];
  /** Says in words what the line shows. */
  readonly description: string;
}

/** A line of values with a dot on the newest and a dotted line at zero. */
export function Sparkline({ values, description }: SparklineProps) {
  const { points, zero } = sparklineShape(values, WIDTH, HEIGHT);
  const newest = points.at(-1);
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={description}>
      <line class="sparkline-zero" x1="0" x2={WIDTH} y1={zero} y2={zero} />
      <polyline class="sparkline-line" points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {newest && <circle class="sparkline-dot" cx={newest.x} cy={newest.y} r="3" />}
    </svg>
  );
}
