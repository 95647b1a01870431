declare global {
  interface Window {
    /** The texts of all replies so far, from the component's own model. */
    expectedReplies(): string[];
  }
}

/** Tells the test what the component itself holds for the replies. */
export function exposeReplies(replies: () => string[]): void {
  window.expectedReplies = replies;
}
