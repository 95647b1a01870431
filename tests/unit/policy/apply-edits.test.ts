import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type EditContext } from '../../../lib/policy/apply-edits.ts';
import type { Edit } from '../../../lib/policy/edits.ts';
import { allBullets, genomeOfRole, type PromptGenome } from '../../../lib/policy/genome.ts';
import { bullet, countingIds, genomeOf, genomes, oneLine, wordsOfGenome } from './genomes.ts';

const reason = 'The person asked for it.';

function context(): EditContext {
  return { version: 4, cycleIds: ['c7', 'c8'], newId: countingIds() };
}

function apply(genome: PromptGenome, ...edits: readonly Edit[]): PromptGenome {
  const result = applyEdits(genome, edits, context());
  if (!result.ok) throw new Error(`refused: ${result.failure.kind} ${result.failure.detail ?? ''}`);
  return result.value;
}

function refusal(genome: PromptGenome, ...edits: readonly Edit[]) {
  const result = applyEdits(genome, edits, context());
  return result.ok ? 'applied' : result.failure;
}

describe('adding', () => {
  test('puts a bullet at the end of its section, with its provenance', () => {
    const before = genomeOf({ role: 'Be kind.', hardRules: [bullet('a', 'Never guess.')] });
    const after = apply(before, { op: 'add', section: 'hardRules', text: 'Include VAT.', reason });
    expect(after.hardRules).toEqual([
      bullet('a', 'Never guess.'),
      {
        id: 'new-1',
        text: 'Include VAT.',
        provenance: { source: 'critic', version: 4, cycleIds: ['c7', 'c8'], reason },
      },
    ]);
    expect(after.role).toBe('Be kind.');
  });

  test('puts an example among the examples', () => {
    const after = apply(genomeOfRole('x'), { op: 'add-example', text: 'Q: 1+1? A: 2', reason });
    expect(after.examples.map(({ text }) => text)).toEqual(['Q: 1+1? A: 2']);
  });

  test('makes one line of a text of several', () => {
    const after = apply(genomeOfRole('x'), {
      op: 'add',
      section: 'context',
      text: '  Prices\n\n- are net\t\n## Hard rules ',
      reason,
    });
    expect(after.context[0]?.text).toBe('Prices - are net ## Hard rules');
  });

  test('is no change where the text stands in any section, whatever its case and spacing', () => {
    const before = genomeOf({ guidelines: [bullet('a', 'Include  the VAT.')] });
    const again: Edit = { op: 'add', section: 'hardRules', text: 'include the\nvat.', reason };
    expect(refusal(before, again)).toEqual({ kind: 'nothing_proposed' });
  });

  test('moves a text to another section together with a removal, in either order', () => {
    const before = genomeOf({ guidelines: [bullet('a', 'Include VAT.')] });
    const remove: Edit = { op: 'remove', bulletId: 'a', reason };
    const add: Edit = { op: 'add', section: 'hardRules', text: 'Include VAT.', reason };
    const moved = wordsOfGenome(genomeOf({ hardRules: [bullet('any', 'Include VAT.')] }));
    expect(wordsOfGenome(apply(before, remove, add))).toEqual(moved);
    expect(wordsOfGenome(apply(before, add, remove))).toEqual(moved);
  });
});

describe('changing', () => {
  test('keeps the id and the place, and adds to the cycles that led to it', () => {
    const before = genomeOf({
      guidelines: [bullet('a', 'Be brief.', ['c1', 'c7']), bullet('b', 'Be kind.', ['c2'])],
    });
    const after = apply(before, {
      op: 'change',
      bulletId: 'a',
      text: 'Three lines\nat most.',
      reason,
    });
    expect(after.guidelines).toEqual([
      {
        id: 'a',
        text: 'Three lines at most.',
        provenance: { source: 'critic', version: 4, cycleIds: ['c1', 'c7', 'c8'], reason },
      },
      bullet('b', 'Be kind.', ['c2']),
    ]);
  });

  test('leaves a bullet alone that has the text already', () => {
    const before = genomeOf({ guidelines: [bullet('a', 'Be brief.')] });
    const after = apply(
      before,
      { op: 'change', bulletId: 'a', text: 'Be brief. ', reason },
      { op: 'add', section: 'guidelines', text: 'Be kind.', reason },
    );
    expect(after.guidelines[0]).toEqual(bullet('a', 'Be brief.'));
  });

  test('into the text of another bullet leaves the other', () => {
    const before = genomeOf({
      hardRules: [bullet('a', 'Include VAT.')],
      guidelines: [bullet('b', 'Mention taxes.'), bullet('c', 'Be kind.')],
    });
    const after = apply(before, { op: 'change', bulletId: 'b', text: 'include vat.', reason });
    expect(allBullets(after)).toEqual([bullet('a', 'Include VAT.'), bullet('c', 'Be kind.')]);
  });

  test('there and back is nothing proposed', () => {
    const before = genomeOf({ guidelines: [bullet('a', 'Be brief.')] });
    expect(
      refusal(
        before,
        { op: 'change', bulletId: 'a', text: 'Be long.', reason },
        { op: 'change', bulletId: 'a', text: 'Be brief.', reason },
      ),
    ).toEqual({ kind: 'nothing_proposed' });
  });

  test('of the role keeps its lines and every bullet', () => {
    const before = genomeOf({ role: 'Old.', context: [bullet('a', 'Prices are net.')] });
    const after = apply(before, { op: 'change-role', text: '\nYou sell.\nYou smile. ', reason });
    expect(after).toEqual({ ...before, role: 'You sell.\nYou smile.' });
  });

  test('of the role to the same words in other lines is nothing proposed', () => {
    expect(
      refusal(genomeOfRole('You sell.\nYou smile.'), {
        op: 'change-role',
        text: 'You sell. You smile.',
        reason,
      }),
    ).toEqual({ kind: 'nothing_proposed' });
  });
});

describe('refusing', () => {
  const genome = genomeOf({ role: 'r', guidelines: [bullet('a', 'Be brief.')] });

  test('no edits at all are nothing proposed', () => {
    expect(refusal(genome)).toEqual({ kind: 'nothing_proposed' });
  });

  test.each<[string, Edit]>([
    ['change of an unknown bullet', { op: 'change', bulletId: 'z', text: 'x', reason }],
    ['removal of an unknown bullet', { op: 'remove', bulletId: 'z', reason }],
    ['empty change', { op: 'change', bulletId: 'a', text: ' \n', reason }],
    ['empty addition', { op: 'add', section: 'context', text: '', reason }],
    ['empty example', { op: 'add-example', text: '\t', reason }],
    ['empty role', { op: 'change-role', text: ' ', reason }],
  ])('%s is invalid, and with it all the other edits', (_, edit) => {
    const good: Edit = { op: 'add', section: 'context', text: 'Prices are net.', reason };
    expect(refusal(genome, good, edit)).toMatchObject({
      kind: 'edit_invalid',
      detail: expect.stringMatching(/^edit 2: /u),
    });
  });

  test('a bullet that an earlier edit removed is unknown', () => {
    expect(
      refusal(
        genome,
        { op: 'remove', bulletId: 'a', reason },
        { op: 'change', bulletId: 'a', text: 'x', reason },
      ),
    ).toMatchObject({ kind: 'edit_invalid' });
  });

  test('does not repeat what a model wrote as an id', () => {
    const refused = refusal(genome, { op: 'remove', bulletId: 'secret words', reason });
    expect(JSON.stringify(refused)).not.toContain('secret');
  });
});

describe('laws', () => {
  test('the same additions a second time are nothing proposed', () => {
    fc.assert(
      fc.property(genomes, fc.array(oneLine, { minLength: 1 }), (genome, texts) => {
        const edits = texts.map((text): Edit => ({ op: 'add', section: 'context', text, reason }));
        const once = applyEdits(genome, edits, context());
        fc.pre(once.ok);
        expect(refusal(once.value, ...edits)).toEqual({ kind: 'nothing_proposed' });
      }),
    );
  });

  test('an edit touches no bullet but the one it names', () => {
    fc.assert(
      fc.property(genomes, fc.nat(), fc.boolean(), oneLine, (genome, pick, removes, text) => {
        const bullets = allBullets(genome);
        const target = bullets[pick % Math.max(bullets.length, 1)];
        fc.pre(target !== undefined);
        const result = applyEdits(
          genome,
          [
            removes
              ? { op: 'remove', bulletId: target.id, reason }
              : { op: 'change', bulletId: target.id, text, reason },
          ],
          context(),
        );
        fc.pre(result.ok);
        const others = (of: PromptGenome) => allBullets(of).filter(({ id }) => id !== target.id);
        expect(others(result.value)).toEqual(others(genome));
        expect(result.value.role).toBe(genome.role);
      }),
    );
  });

  test('no two bullets of the result share an id or a text', () => {
    fc.assert(
      fc.property(genomes, fc.array(fc.tuple(fc.nat(), oneLine)), (genome, changes) => {
        const bullets = allBullets(genome);
        const edits = changes.map(([pick, text]): Edit => {
          const target = bullets[pick % (bullets.length + 1)];
          return target === undefined
            ? { op: 'add', section: 'guidelines', text, reason }
            : { op: 'change', bulletId: target.id, text, reason };
        });
        const result = applyEdits(genome, edits, context());
        fc.pre(result.ok);
        const after = allBullets(result.value);
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
        expect(new Set(after.map(({ text }) => text.toLowerCase())).size).toBe(after.length);
      }),
    );
  });
});
