/** Words by which authors of chats name the two sides, in classes, test ids and data attributes. */
export const USER_WORDS: ReadonlySet<string> = new Set([
  'user',
  'human',
  'you',
  'own',
  'mine',
  'outgoing',
  'sent',
  'question',
  'query',
  'customer',
  'visitor',
]);

export const ASSISTANT_WORDS: ReadonlySet<string> = new Set([
  'assistant',
  'bot',
  'chatbot',
  'ai',
  'agent',
  'model',
  'llm',
  'gpt',
  'copilot',
  'incoming',
  'received',
  'answer',
  'response',
]);

/** Of the assistant's words those that no chat between people uses. */
export const MACHINE_WORDS: ReadonlySet<string> = new Set([
  'assistant',
  'bot',
  'chatbot',
  'ai',
  'model',
  'llm',
  'gpt',
  'copilot',
]);

/** Words of the side on which the person's own turns stand. */
export const OWN_SIDE_WORDS: ReadonlySet<string> = new Set([
  'right',
  'end',
  'outgoing',
  'sent',
  'own',
  'mine',
  'self',
  'me',
]);

/** Words of parts of a turn that are not what was said. */
export const FRAME_WORDS: ReadonlySet<string> = new Set([
  'name',
  'author',
  'sender',
  'time',
  'timestamp',
  'date',
  'avatar',
  'actions',
  'toolbar',
  'meta',
  'status',
  'footer',
]);

/** Words of pages that look like chats and are none. */
export const LOOK_ALIKE_WORDS: ReadonlySet<string> = new Set([
  'comment',
  'comments',
  'post',
  'posts',
  'forum',
  'issue',
  'review',
  'reviews',
  'faq',
  'result',
  'results',
  'mail',
  'email',
  'inbox',
  'livestream',
  'diff',
]);

/** Splits names such as `chatMessage--fromUser` into lower-case words. */
export function wordsOfName(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word !== '');
}
