import fc from 'fast-check';
import { expect, test } from 'vitest';
import { genomeOfRole } from '../../../lib/policy/genome.ts';
import { renderJson, renderPrompt } from '../../../lib/policy/render.ts';
import { bullet, genomeOf, genomes, wordsOfGenome } from './genomes.ts';

test('writes the role first, then the sections in their order', () => {
  const genome = genomeOf({
    role: 'You answer for a shop.',
    examples: [bullet('e', 'Q: Pro? A: €29 plus VAT.')],
    guidelines: [bullet('g', 'Be brief.')],
    context: [bullet('c', 'Prices are net.')],
    hardRules: [bullet('h1', 'Include the 21 % VAT.'), bullet('h2', 'Never guess.')],
  });
  expect(renderPrompt(genome)).toBe(
    [
      'You answer for a shop.',
      '',
      '## Hard rules',
      '- Include the 21 % VAT.',
      '- Never guess.',
      '',
      '## Context',
      '- Prices are net.',
      '',
      '## Guidelines',
      '- Be brief.',
      '',
      '## Examples',
      '- Q: Pro? A: €29 plus VAT.',
    ].join('\n'),
  );
});

test('writes only what there is', () => {
  expect(renderPrompt(genomeOf({ guidelines: [bullet('g', 'Be brief.')] }))).toBe(
    '## Guidelines\n- Be brief.',
  );
  expect(renderPrompt(genomeOf({}))).toBe('');
});

test('writes a genome that is only a role as exactly that role', () => {
  fc.assert(
    fc.property(fc.string(), (role) => {
      expect(renderPrompt(genomeOfRole(role))).toBe(role);
    }),
  );
});

test('as JSON it says the same words, without ids or provenance', () => {
  fc.assert(
    fc.property(genomes, (genome) => {
      expect(JSON.parse(renderJson(genome))).toEqual(wordsOfGenome(genome));
    }),
  );
});
