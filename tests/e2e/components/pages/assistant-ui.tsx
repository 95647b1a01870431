/** @jsxImportSource react */
import {
  ActionBarPrimitive,
  AssistantRuntimeProvider,
  type ChatModelAdapter,
  ComposerPrimitive,
  MessagePrimitive,
  ThreadPrimitive,
  useLocalRuntime,
} from '@assistant-ui/react';
import { MarkdownTextPrimitive } from '@assistant-ui/react-markdown';
import { createRoot } from 'react-dom/client';
import { answerInWords } from './backend.ts';
import { exposeReplies } from './expected.ts';

const model: ChatModelAdapter = {
  async *run() {
    let text = '';
    for await (const piece of answerInWords()) {
      text += piece;
      yield { content: [{ type: 'text', text }] };
    }
  },
};

function UserMessage() {
  return (
    <MessagePrimitive.Root className="message mine">
      <MessagePrimitive.Parts />
    </MessagePrimitive.Root>
  );
}

function AssistantMessage() {
  return (
    <MessagePrimitive.Root className="message">
      <MessagePrimitive.Parts components={{ Text: () => <MarkdownTextPrimitive /> }} />
      <ActionBarPrimitive.Root>
        <ActionBarPrimitive.Copy>Copy</ActionBarPrimitive.Copy>
        <ActionBarPrimitive.Reload>Try again</ActionBarPrimitive.Reload>
      </ActionBarPrimitive.Root>
    </MessagePrimitive.Root>
  );
}

function Thread() {
  const runtime = useLocalRuntime(model);
  exposeReplies(() =>
    runtime.thread
      .getState()
      .messages.filter(({ role }) => role === 'assistant')
      .map(({ content }) =>
        content.map((part) => (part.type === 'text' ? part.text : '')).join(''),
      ),
  );
  return (
    <AssistantRuntimeProvider runtime={runtime}>
      <ThreadPrimitive.Root className="thread">
        <ThreadPrimitive.Viewport className="viewport">
          <ThreadPrimitive.Messages components={{ UserMessage, AssistantMessage }} />
        </ThreadPrimitive.Viewport>
        <ComposerPrimitive.Root className="composer">
          <ComposerPrimitive.Input placeholder="Write a message..." />
          <ComposerPrimitive.Send>Send</ComposerPrimitive.Send>
        </ComposerPrimitive.Root>
      </ThreadPrimitive.Root>
    </AssistantRuntimeProvider>
  );
}

const style = document.createElement('style');
style.textContent = `
  .thread { max-width: 40rem; height: 34rem; display: flex; flex-direction: column }
  .viewport { flex: 1; overflow-y: auto; display: flex; flex-direction: column; gap: 1rem }
  .mine { align-self: flex-end; background: #eee; border-radius: 1rem; padding: 0.5rem 1rem }
  .composer { display: flex }`;
document.head.append(style);
createRoot(document.body.appendChild(document.createElement('div'))).render(<Thread />);
