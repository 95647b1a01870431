import { element, make } from './elements.ts';
import type { Demo } from './server.ts';

function reviewButton(): HTMLButtonElement {
  const button = make('button', 'Mark as reviewed');
  button.type = 'button';
  button.ariaPressed = 'false';
  button.addEventListener('click', () => {
    button.ariaPressed = button.ariaPressed === 'true' ? 'false' : 'true';
  });
  return button;
}

/** Shows the catalogue's sections, each to be read, selected and marked as reviewed. */
export function showSources(sections: Demo['sections']): void {
  element('sources', HTMLElement).replaceChildren(
    make('h2', 'Sources'),
    ...sections.map(({ title, items }, index) => {
      const heading = make('h3', title);
      heading.id = `source-${index + 1}`;
      const section = make(
        'section',
        heading,
        make('ul', ...items.map((item) => make('li', item))),
        reviewButton(),
      );
      section.setAttribute('aria-labelledby', heading.id);
      return section;
    }),
  );
}
