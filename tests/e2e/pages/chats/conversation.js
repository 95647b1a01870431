/** What the pages answer, in this order; then again from the first. */
const SCRIPT = [
  'The Pro plan costs 29 euros a month for each user.',
  'Returns are free within thirty days.\nWrite to us first, and we will send you a label.',
  'Yes.',
  'You can change your plan at any time, and the change counts from the next day.',
];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs a scripted chat. `show(turns, changed)` draws: `turns` are `{ role, text, done }`,
 * `changed` is the one that is new or has grown. The first field that is no search is the composer.
 */
export function runChat({ show, streams = true, turns = [] }) {
  let asked = 0;
  const field = document.querySelector('textarea, input:not([type=search]), [contenteditable]');
  window.expectedReplies = () =>
    turns.filter(({ role }) => role === 'assistant').map(({ text }) => text);

  async function reply() {
    const answer = SCRIPT[asked++ % SCRIPT.length];
    const turn = { role: 'assistant', text: '', done: false };
    await pause(30);
    if (!streams) turn.text = answer;
    turns.push(turn);
    for (const piece of streams ? answer.split(/(?<=\s)/) : []) {
      turn.text += piece;
      show(turns, turn);
      await pause(10);
    }
    turn.done = true;
    show(turns, turn);
  }

  async function send() {
    const text = (field.value ?? field.textContent).trim();
    if (text === '') return;
    if ('value' in field) field.value = '';
    else field.textContent = '';
    const turn = { role: 'user', text, done: true };
    turns.push(turn);
    show(turns, turn);
    await reply();
  }

  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void send();
  });
  for (const turn of turns) show(turns, turn);
  return { turns, reply, pause };
}

/** One element with its children, and attributes as an object. */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** One paragraph a line. */
export function paragraphs(text) {
  return text.split('\n').map((line) => make('p', {}, line));
}

/** For pages that draw each turn once and fill it anew as it grows: `draw(turn)` gives its row and its fill. */
export function drawOnce(list, draw) {
  const views = new Map();
  return (_turns, turn) => {
    let view = views.get(turn);
    if (view === undefined) {
      view = draw(turn);
      views.set(turn, view);
      list.append(view.row);
    }
    view.fill(turn);
  };
}
