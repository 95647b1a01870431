const RADIUS = 22;
const AROUND = 2 * Math.PI * RADIUS;

interface RingProps {
  /** 0 to 1. */
  readonly share: number;
  readonly done: boolean;
  /** Stands in the middle, such as "2/5". */
  readonly text: string;
}

/** A share as a ring. Decoration: the words beside it say the same. */
export function Ring({ share, done, text }: RingProps) {
  return (
    <svg
      class="ring"
      data-done={done}
      viewBox="0 0 52 52"
      width="52"
      height="52"
      aria-hidden="true"
    >
      <g fill="none" stroke-width="5" transform="rotate(-90 26 26)">
        <circle class="ring-track" cx="26" cy="26" r={RADIUS} />
        <circle
          class="ring-share"
          cx="26"
          cy="26"
          r={RADIUS}
          stroke-dasharray={`${share * AROUND} ${AROUND}`}
        />
      </g>
      <text x="26" y="30.5" text-anchor="middle">
        {text}
      </text>
    </svg>
  );
}
