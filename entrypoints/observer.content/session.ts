/** Names one visit to one conversation in one tab. */
export type Session = (conversationId: string | null) => string;

/** A conversation that gets its address with its first reply stays the same session. */
export function createSession(newId: () => string): Session {
  let visit = { id: newId(), conversationId: null as string | null };
  return (conversationId) => {
    const isSame = visit.conversationId === null || visit.conversationId === conversationId;
    visit = { id: isSame ? visit.id : newId(), conversationId };
    return visit.id;
  };
}
