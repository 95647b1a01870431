import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../lib/core/text.ts';
import { allBullets, genomeOfRole, type PromptGenome } from '../../../lib/policy/genome.ts';
import { parsePrompt } from '../../../lib/policy/parse.ts';
import { renderPrompt } from '../../../lib/policy/render.ts';
import { bullet, countingIds, genomeOf, genomes, wordsOfGenome } from './genomes.ts';

function parse(text: string, previous?: PromptGenome): PromptGenome {
  return parsePrompt(text, { version: 3, previous, newId: countingIds() });
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

test('reads the sections of a pasted prompt, as the person’s own', () => {
  const text = lines('You answer for a shop.', '', '## Hard rules', '- Include VAT.');
  expect(parse(text)).toEqual(
    genomeOf({
      role: 'You answer for a shop.',
      hardRules: [
        {
          id: 'new-1',
          text: 'Include VAT.',
          provenance: { source: 'person', version: 3, cycleIds: [], reason: '' },
        },
      ],
    }),
  );
});

test('takes sections in any order, blank lines between bullets and Windows line ends', () => {
  const text =
    'R\r\n\r\n## Guidelines\r\n\r\n- Be brief.\r\n\r\n-  Be kind. \r\n\r\n## Context\r\n- Net.\r\n';
  expect(wordsOfGenome(parse(text))).toEqual({
    role: 'R',
    hardRules: [],
    context: ['Net.'],
    guidelines: ['Be brief.', 'Be kind.'],
    examples: [],
  });
});

describe('what does not fit stays word for word in the role', () => {
  test('a prompt without sections', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parse(text)).toEqual(genomeOfRole(text));
      }),
    );
  });

  test.each([
    ['a section of prose', lines('## Context', 'We sell software.')],
    ['a section without bullets', lines('R', '', '## Context')],
    ['nested bullets', lines('## Context', '- Plans', '  - Basic', '  - Pro')],
    ['nested bullets set apart', lines('## Context', '- Plans', '', '  - Basic')],
    ['wrapped bullets', lines('## Context', '- Prices', 'are net.')],
    ['other headings', lines('## Style', '- Be brief.')],
    ['other bullets', lines('## Context', '* Be brief.')],
  ])('%s', (_, text) => {
    expect(parse(text)).toEqual(genomeOfRole(text));
  });

  test('text after the bullets of a section, which are still read', () => {
    const text = lines(
      'R',
      '',
      '## Context',
      '- Net.',
      '',
      'Now smile:',
      '  always.',
      '',
      '## Style',
      '- Brief.',
      '',
      '## Examples',
      '- Q',
    );
    expect(wordsOfGenome(parse(text))).toEqual({
      role: lines('R', '', 'Now smile:', '  always.', '', '## Style', '- Brief.'),
      hardRules: [],
      context: ['Net.'],
      guidelines: [],
      examples: ['Q'],
    });
  });
});

describe('of a prompt that the person edited', () => {
  const previous = genomeOf({
    role: 'R',
    hardRules: [bullet('a', 'Include VAT.', ['c1']), bullet('b', 'Never guess.', ['c2'])],
  });

  test('unchanged bullets keep their id and provenance, in another section too', () => {
    const text = lines('## Hard rules', '- Never guess.', '', '## Context', '- Include VAT.');
    expect(parse(text, previous)).toEqual(
      genomeOf({
        hardRules: [bullet('b', 'Never guess.', ['c2'])],
        context: [bullet('a', 'Include VAT.', ['c1'])],
      }),
    );
  });

  test('changed and doubled bullets are new ones of the person’s', () => {
    const text = lines('## Hard rules', '- Include VAT.', '- Include VAT.', '- Never lie.');
    expect(parse(text, previous).hardRules.map(({ id }) => id)).toEqual(['a', 'new-1', 'new-2']);
  });

  test('an unedited prompt gives the genome back, ids and provenance included', () => {
    fc.assert(
      fc.property(genomes, (genome) => {
        expect(parse(renderPrompt(genome), genome)).toEqual(genome);
      }),
    );
  });
});

describe('laws', () => {
  test('reads back what is rendered, up to ids and provenance', () => {
    fc.assert(
      fc.property(genomes, (genome) => {
        expect(wordsOfGenome(parse(renderPrompt(genome)))).toEqual(wordsOfGenome(genome));
      }),
    );
  });

  const line = fc.constantFrom(
    '## Hard rules',
    '## Context',
    '## Style',
    '- Include VAT.',
    '- Be brief.',
    '  - nested',
    'prose',
    '',
    ' ',
    '-',
  );
  const messyPrompts = fc.array(line, { maxLength: 14 }).map((all) => all.join('\n'));

  test('loses no line and invents none', () => {
    const sortedWords = (text: string) =>
      wordsOf(text.replace(/^## (?:Hard rules|Context)$/gmu, '')).sort();
    fc.assert(
      fc.property(messyPrompts, (text) => {
        expect(sortedWords(renderPrompt(parse(text)))).toEqual(sortedWords(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test('reading what was read and rendered changes nothing more', () => {
    fc.assert(
      fc.property(messyPrompts, (text) => {
        const once = parse(text);
        expect(wordsOfGenome(parse(renderPrompt(once)))).toEqual(wordsOfGenome(once));
      }),
      { numRuns: 1_000 },
    );
  });

  test('every bullet has an id of its own', () => {
    fc.assert(
      fc.property(messyPrompts, (text) => {
        const ids = allBullets(parse(text)).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
