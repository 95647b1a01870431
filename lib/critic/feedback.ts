/** What the backward stage found out about one section of the prompt. */
export interface SectionFeedback {
  readonly section: 'role' | 'hardRules' | 'context' | 'guidelines' | 'examples';
  /** Kind of failure, such as "missing information". */
  readonly kind: string;
  /** The pattern behind it, without anything of the conversation. */
  readonly pattern: string;
  /** The direction in which the section should change. */
  readonly direction: string;
}
