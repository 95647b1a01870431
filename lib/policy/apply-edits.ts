import { failure } from '../core/failure.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { collapseSpace } from '../core/text.ts';
import type { Edit } from './edits.ts';
import { allBullets, type Bullet, type BulletSection, type PromptGenome } from './genome.ts';
import { renderPrompt } from './render.ts';

export interface EditContext {
  /** Number of the version that the edits lead to. */
  readonly version: number;
  /** The rated cycles behind the edits, oldest first. */
  readonly cycleIds: readonly string[];
  newId(): string;
}

/**
 * The genome with a critic's edits applied, all of them or none. Bullets become
 * one line each; a role keeps its lines. A bullet's text stands in a prompt once: adding one that is
 * there already (whatever its case and spacing) changes nothing, and changing
 * a bullet into another's text leaves the other. Additions come last, so that
 * a text can move between sections in whichever order the edits name it.
 *
 * Fails with `edit_invalid` on an unknown bullet or an empty text, and with
 * `nothing_proposed` where the prompt would read as it did before.
 */
export function applyEdits(
  genome: PromptGenome,
  edits: readonly Edit[],
  context: EditContext,
): Result<PromptGenome> {
  const inOrder = edits
    .map((edit, index) => ({ edit, position: index + 1 }))
    .sort((a, b) => Number(isAddition(a.edit)) - Number(isAddition(b.edit)));
  let next = genome;
  for (const { edit, position } of inOrder) {
    const trouble = troubleWith(next, edit);
    // Says which edit, never what it held: that could be text of a chat.
    if (trouble !== null) return fail(failure('edit_invalid', `edit ${position}: ${trouble}`));
    next = applyEdit(next, edit, context);
  }
  return renderPrompt(next) === renderPrompt(genome) ? fail(failure('nothing_proposed')) : ok(next);
}

function isAddition(edit: Edit): boolean {
  return edit.op === 'add' || edit.op === 'add-example';
}

function troubleWith(genome: PromptGenome, edit: Edit): string | null {
  if (edit.op !== 'remove' && collapseSpace(edit.text) === '') return 'empty text';
  if ((edit.op === 'remove' || edit.op === 'change') && !hasBullet(genome, edit.bulletId)) {
    return 'unknown bullet';
  }
  return null;
}

function applyEdit(genome: PromptGenome, edit: Edit, context: EditContext): PromptGenome {
  switch (edit.op) {
    case 'add':
      return addBullet(genome, edit.section, edit, context);
    case 'add-example':
      return addBullet(genome, 'examples', edit, context);
    case 'remove':
      return withoutBullet(genome, edit.bulletId);
    case 'change':
      return changeBullet(genome, edit, context);
    case 'change-role': {
      const sameWords = collapseSpace(edit.text) === collapseSpace(genome.role);
      return sameWords ? genome : { ...genome, role: edit.text.trim() };
    }
  }
}

function addBullet(
  genome: PromptGenome,
  section: BulletSection,
  edit: { readonly text: string; readonly reason: string },
  context: EditContext,
): PromptGenome {
  const text = collapseSpace(edit.text);
  if (hasText(genome, text)) return genome;
  const bullet: Bullet = {
    id: context.newId(),
    text,
    provenance: {
      source: 'critic',
      version: context.version,
      cycleIds: unique(context.cycleIds),
      reason: collapseSpace(edit.reason),
    },
  };
  return { ...genome, [section]: [...genome[section], bullet] };
}

function changeBullet(
  genome: PromptGenome,
  edit: Extract<Edit, { op: 'change' }>,
  context: EditContext,
): PromptGenome {
  const text = collapseSpace(edit.text);
  const others = withoutBullet(genome, edit.bulletId);
  if (hasText(others, text)) return others;
  return mapBullets(genome, (bullets) =>
    bullets.map((bullet) =>
      bullet.id !== edit.bulletId || bullet.text === text
        ? bullet
        : {
            id: bullet.id,
            text,
            provenance: {
              source: 'critic',
              version: context.version,
              cycleIds: unique([...bullet.provenance.cycleIds, ...context.cycleIds]),
              reason: collapseSpace(edit.reason),
            },
          },
    ),
  );
}

function withoutBullet(genome: PromptGenome, id: string): PromptGenome {
  return mapBullets(genome, (bullets) => bullets.filter((bullet) => bullet.id !== id));
}

function mapBullets(
  genome: PromptGenome,
  change: (bullets: readonly Bullet[]) => readonly Bullet[],
): PromptGenome {
  return {
    role: genome.role,
    hardRules: change(genome.hardRules),
    context: change(genome.context),
    guidelines: change(genome.guidelines),
    examples: change(genome.examples),
  };
}

function hasBullet(genome: PromptGenome, id: string): boolean {
  return allBullets(genome).some((bullet) => bullet.id === id);
}

function hasText(genome: PromptGenome, text: string): boolean {
  const wanted = comparable(text);
  return allBullets(genome).some((bullet) => comparable(bullet.text) === wanted);
}

function comparable(text: string): string {
  return collapseSpace(text).toLowerCase();
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
