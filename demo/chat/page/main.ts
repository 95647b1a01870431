import { ask, showConversation, startConversation, stop } from './conversation.ts';
import { element, make } from './elements.ts';
import { showPolicy } from './policy.ts';
import { type Demo, loadDemo } from './server.ts';
import { showSources } from './sources.ts';

const composer = element('composer', HTMLFormElement);
const message = element('message', HTMLTextAreaElement);

function modelLine({ model, trouble }: Demo): string {
  if (model === null) return trouble ?? 'No model can be reached.';
  return model.simulated
    ? `Answered by ${model.name}, a simulated model`
    : `Answered by ${model.name}, running in Ollama`;
}

function showDemo(demo: Demo): void {
  document.title = `${demo.title} · demo chat`;
  element('title', HTMLHeadingElement).textContent = demo.title;
  element('intro', HTMLParagraphElement).textContent = demo.intro;
  element('model', HTMLParagraphElement).textContent = modelLine(demo);
  element('questions', HTMLDivElement).replaceChildren(
    ...demo.questions.map((question) => {
      const button = make('button', question);
      button.type = 'button';
      button.addEventListener('click', () => void ask(question));
      return button;
    }),
  );
  showSources(demo.sections);
}

composer.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = message.value;
  message.value = '';
  void ask(text).then((answered) => {
    if (!answered) message.value ||= text;
  });
});

message.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});

element('stop', HTMLButtonElement).addEventListener('click', stop);
element('new-conversation', HTMLButtonElement).addEventListener('click', () => {
  void startConversation().then(() => message.focus());
});
addEventListener('popstate', () => void showConversation());

showPolicy();
showDemo(await loadDemo());
await showConversation();
