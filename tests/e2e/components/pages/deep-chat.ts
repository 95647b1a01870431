import 'deep-chat';
import type { DeepChat } from 'deep-chat';
import { answerInWords } from './backend.ts';
import { exposeReplies } from './expected.ts';

const chat = document.createElement('deep-chat') as DeepChat;
chat.style.width = '30rem';
chat.style.height = '34rem';
chat.connect = {
  stream: true,
  handler: async (_body, signals) => {
    signals.onOpen();
    for await (const text of answerInWords()) await signals.onResponse({ text });
    signals.onClose();
  },
};
document.body.append(chat);

exposeReplies(() =>
  chat
    .getMessages()
    .filter(({ role }) => role === 'ai')
    .map(({ text }) => text ?? ''),
);
