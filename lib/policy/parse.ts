import {
  allBullets,
  BULLET_SECTIONS,
  type Bullet,
  type BulletSection,
  type PromptGenome,
} from './genome.ts';
import { SECTION_HEADINGS } from './render.ts';

interface ParseContext {
  /** Number of the version that the prompt becomes. */
  readonly version: number;
  /** The genome that the prompt was rendered from, where the person edited one. */
  readonly previous?: PromptGenome | undefined;
  newId(): string;
}

const BULLET_LINE = /^- +(\S.*)$/su;
const SECTION_OF_HEADING: ReadonlyMap<string, BulletSection> = new Map(
  BULLET_SECTIONS.map((section) => [SECTION_HEADINGS[section], section]),
);

/** Lines under one heading; before the first heading there is none. */
interface Block {
  readonly heading: { readonly section: BulletSection; readonly line: string } | null;
  readonly lines: string[];
}

/**
 * Reads what `renderPrompt` writes; every bullet counts as the person's own,
 * but for those of `previous` whose text is unchanged: they keep their id and
 * provenance. What does not fit the sections stays word for word in `role`: all of a
 * prompt without them, text after a section's bullets, and a whole section
 * whose lines are not plain bullets (nested lists, wrapped lines).
 */
export function parsePrompt(text: string, context: ParseContext): PromptGenome {
  const [opening, ...blocks] = blocksOf(text);
  if (opening === undefined || blocks.length === 0) return genomeOf(text, [], context);
  const found: { section: BulletSection; text: string }[] = [];
  const role = [openingText(opening.lines)];
  for (const { heading, lines } of blocks) {
    if (heading === null) continue;
    const end = endOfBullets(lines);
    for (const line of lines.slice(0, end)) {
      const bullet = BULLET_LINE.exec(line)?.[1];
      if (bullet !== undefined) found.push({ section: heading.section, text: bullet.trimEnd() });
    }
    role.push(trimLines(end === 0 ? [heading.line, ...lines] : lines.slice(end)));
  }
  return genomeOf(role.filter((part) => part !== '').join('\n\n'), found, context);
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [{ heading: null, lines: [] }];
  for (const line of text.split(/\r?\n/u)) {
    const section = SECTION_OF_HEADING.get(line.trimEnd());
    if (section !== undefined) blocks.push({ heading: { section, line }, lines: [] });
    else blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

/**
 * How many of a section's lines, from the first on, are its bullets and the
 * blank lines between them: 0 where the section holds no bullet, or where a
 * line that is none continues one.
 */
function endOfBullets(lines: readonly string[]): number {
  const other = lines.findIndex((line) => !isBlank(line) && !BULLET_LINE.test(line));
  const end = other === -1 ? lines.length : other;
  if (!lines.slice(0, end).some((line) => BULLET_LINE.test(line))) return 0;
  if (other === -1) return end;
  const standsApart = isBlank(lines[other - 1] ?? '') && !/^\s/u.test(lines[other] ?? '');
  return standsApart ? end : 0;
}

/** The text before the first heading, less the blank line that sets the heading off. */
function openingText(lines: readonly string[]): string {
  const text = lines.join('\n');
  return lines.length > 1 && lines.at(-1) === '' ? text.slice(0, -1) : text;
}

function trimLines(lines: readonly string[]): string {
  return lines.join('\n').replace(/^(?:[^\S\n]*\n)+|\s+$/gu, '');
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

function genomeOf(
  role: string,
  found: readonly { readonly section: BulletSection; readonly text: string }[],
  context: ParseContext,
): PromptGenome {
  const earlier = context.previous === undefined ? [] : [...allBullets(context.previous)];
  const bulletOf = (text: string): Bullet => {
    const index = earlier.findIndex((bullet) => bullet.text === text);
    const [kept] = index === -1 ? [] : earlier.splice(index, 1);
    if (kept !== undefined) return kept;
    const provenance = {
      source: 'person',
      version: context.version,
      cycleIds: [],
      reason: '',
    } as const;
    return { id: context.newId(), text, provenance };
  };
  const bulletsOf = (section: BulletSection): Bullet[] =>
    found.filter((bullet) => bullet.section === section).map(({ text }) => bulletOf(text));
  return {
    role,
    hardRules: bulletsOf('hardRules'),
    context: bulletsOf('context'),
    guidelines: bulletsOf('guidelines'),
    examples: bulletsOf('examples'),
  };
}
