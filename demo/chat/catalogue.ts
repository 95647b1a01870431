import { readFileSync } from 'node:fs';

/** One section of the catalogue, as it is shown beside the chat. */
interface CatalogueSection {
  readonly title: string;
  readonly items: readonly string[];
}

export interface Catalogue {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly CatalogueSection[];
  /** Questions that a visitor may start with. */
  readonly questions: readonly string[];
  /** What the model is given to answer from: the file without the questions. */
  readonly text: string;
}

/**
 * Reads a catalogue from Markdown: `#` its title, then what it is about; `##`
 * each section; below it one item or paragraph a line; `>` an example question.
 */
function parseCatalogue(markdown: string): Catalogue {
  const lines = markdown.split('\n').map((line) => line.trim());
  const isQuestion = (line: string) => line.startsWith('>');
  const facts = lines.filter((line) => !isQuestion(line));
  const sections: { title: string; items: string[] }[] = [];
  let title = 'Catalogue';
  let intro = '';
  for (const line of facts) {
    const section = sections.at(-1);
    if (line.startsWith('## ')) sections.push({ title: line.slice(3).trim(), items: [] });
    else if (line.startsWith('# ')) title = line.slice(2).trim();
    else if (line === '') continue;
    else if (section === undefined) intro = `${intro} ${line}`.trim();
    else section.items.push(line.replace(/^(?:[-*]|\d+\.)\s+/u, ''));
  }
  return {
    title,
    intro,
    sections,
    questions: lines.filter(isQuestion).map((line) => line.slice(1).trim()),
    text: facts.join('\n').trim(),
  };
}

/** Throws where the file cannot be read. */
export function loadCatalogue(path: string | URL): Catalogue {
  return parseCatalogue(readFileSync(path, 'utf8'));
}
