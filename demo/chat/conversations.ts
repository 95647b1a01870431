/** One message of a conversation. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/** The conversations of this run of the demo, by id. */
export interface Conversations {
  turns(id: string): readonly Turn[];
  add(id: string, ...turns: readonly Turn[]): void;
}

/** Kept so that a demo that runs for weeks does not fill the memory. */
const MOST_CONVERSATIONS = 200;

export function createConversations(): Conversations {
  const kept = new Map<string, readonly Turn[]>();
  return {
    turns: (id) => kept.get(id) ?? [],
    add(id, ...turns) {
      const all = [...(kept.get(id) ?? []), ...turns];
      kept.delete(id);
      kept.set(id, all);
      const oldest = kept.keys().next();
      if (kept.size > MOST_CONVERSATIONS && oldest.done === false) kept.delete(oldest.value);
    },
  };
}
