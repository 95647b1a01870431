import type { Chip } from '../../perception/rating.ts';
import { fenceIfAny, joinParts } from './fence.ts';
import { shorten } from './shorten.ts';

const COMMENT_WORDS = 200;
const REVISED_ANSWER_WORDS = 300;

const CHIP_WORDS: Readonly<Record<Chip, string>> = {
  too_long: 'too long',
  wrong: 'wrong',
  ignored_format: 'ignored the format that was asked for',
  tone: 'wrong tone',
  missed_context: 'missed the context',
  refused: 'refused to answer',
};

/** What the person said of a reply, fenced; nothing where they said no more than "incorrect". */
export function personParts(said: {
  readonly chips: readonly Chip[];
  readonly comment: string;
  readonly revisedAnswer?: string;
}): string {
  return joinParts([
    fenceIfAny('person_reasons', said.chips.map((chip) => `- ${CHIP_WORDS[chip]}`).join('\n')),
    fenceIfAny('person_comment', shorten(said.comment, COMMENT_WORDS)),
    fenceIfAny('revised_answer', shorten(said.revisedAnswer ?? '', REVISED_ANSWER_WORDS)),
  ]);
}
