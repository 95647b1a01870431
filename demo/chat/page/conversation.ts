import { element } from './elements.ts';
import { livePrompt } from './policy.ts';
import { loadTurns, sendMessage } from './server.ts';
import { addReply, addUserTurn, showTurns } from './transcript.ts';

const welcome = element('welcome', HTMLDivElement);
const error = element('error', HTMLParagraphElement);
const sendButton = element('send', HTMLButtonElement);
const stopButton = element('stop', HTMLButtonElement);

/** Set while a reply is on its way. */
let streaming: AbortController | null = null;

/** The conversation's id is the last part of the page's path. */
function conversationId(): string {
  return location.pathname.split('/').at(-1) ?? '';
}

function showError(sentence: string): void {
  error.textContent = sentence;
  error.hidden = sentence === '';
}

function setStreaming(controller: AbortController | null): void {
  streaming = controller;
  sendButton.hidden = controller !== null;
  stopButton.hidden = controller === null;
}

/**
 * Sends one message and shows its answer as it comes. False where nothing came
 * of it: another answer is on its way, or this one never began.
 */
export async function ask(text: string): Promise<boolean> {
  if (streaming !== null || text.trim() === '') return false;
  const controller = new AbortController();
  setStreaming(controller);
  showError('');
  welcome.hidden = true;
  const takeBack = addUserTurn(text.trim());
  const reply = addReply();
  try {
    for await (const piece of sendMessage(
      conversationId(),
      text,
      livePrompt(),
      controller.signal,
    )) {
      if (piece.text !== undefined) reply.grow(piece.text);
      if (piece.error !== undefined) showError(piece.error);
    }
  } catch {
    if (!controller.signal.aborted) showError('The demo’s server has stopped: start it again.');
  }
  if (streaming === controller) setStreaming(null);
  const answered = reply.finish();
  if (!answered) takeBack();
  return answered;
}

export function stop(): void {
  streaming?.abort();
}

/** Shows the conversation that the page's path names. */
export async function showConversation(): Promise<void> {
  stop();
  showError('');
  const turns = await loadTurns(conversationId());
  showTurns(turns);
  welcome.hidden = turns.length > 0;
}

/** Begins a new one, at a path of its own. */
export async function startConversation(): Promise<void> {
  history.pushState(null, '', `/c/${crypto.randomUUID()}`);
  await showConversation();
}
