import { isInView } from './dwell.ts';

/** Fine enough to notice when a reply of up to 25 screens fills half of one. */
const THRESHOLDS = Array.from({ length: 51 }, (_, index) => index / 50);

export interface View {
  observe(element: Element): void;
  unobserve(element: Element): void;
}

/** Tells of each observed element whether it is in view, at first and at each change. */
export function watchView(
  signal: AbortSignal,
  onChange: (element: Element, inView: boolean) => void,
): View {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        // A frame of another origin is not told how high the screen is.
        const screenHeight = entry.rootBounds?.height ?? window.innerHeight;
        const { intersectionRect, boundingClientRect } = entry;
        onChange(
          entry.target,
          isInView({
            visibleHeight: intersectionRect.height,
            replyHeight: boundingClientRect.height,
            screenHeight,
          }),
        );
      }
    },
    { threshold: THRESHOLDS },
  );
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  return {
    observe: (element) => observer.observe(element),
    unobserve: (element) => observer.unobserve(element),
  };
}
