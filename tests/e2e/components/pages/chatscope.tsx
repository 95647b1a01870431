/** @jsxImportSource react */
import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
import {
  ChatContainer,
  MainContainer,
  Message,
  MessageInput,
  MessageList,
  TypingIndicator,
} from '@chatscope/chat-ui-kit-react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { answer } from './backend.ts';
import { exposeReplies } from './expected.ts';

interface Entry {
  readonly id: number;
  readonly message: string;
  readonly sender: string;
  readonly direction: 'incoming' | 'outgoing';
}

let entries: readonly Entry[] = [];

function Chat() {
  const [messages, setMessages] = useState(entries);
  const [typing, setTyping] = useState(false);
  function add(entry: Omit<Entry, 'id'>) {
    entries = [...entries, { ...entry, id: entries.length }];
    setMessages(entries);
  }
  async function onSend(_html: string, message: string) {
    add({ message, sender: 'user', direction: 'outgoing' });
    setTyping(true);
    add({ message: await answer(), sender: 'ChatBot', direction: 'incoming' });
    setTyping(false);
  }
  return (
    <div style={{ position: 'relative', height: '34rem' }}>
      <MainContainer>
        <ChatContainer>
          <MessageList
            typingIndicator={typing ? <TypingIndicator content="ChatBot is typing" /> : null}
          >
            {messages.map(({ id, ...model }) => (
              <Message key={id} model={{ ...model, sentTime: 'just now', position: 'single' }} />
            ))}
          </MessageList>
          <MessageInput placeholder="Type message here" onSend={onSend} attachButton={false} />
        </ChatContainer>
      </MainContainer>
    </div>
  );
}

createRoot(document.body.appendChild(document.createElement('div'))).render(<Chat />);

exposeReplies(() =>
  entries.filter(({ direction }) => direction === 'incoming').map(({ message }) => message),
);
