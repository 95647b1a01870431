import type { Turn } from '../../perception/cycle.ts';
import { enclose, fence, neutralised } from './fence.ts';
import { shorten } from './shorten.ts';

const EARLIER_TURN_WORDS = 120;
const QUERY_WORDS = 400;
const REPLY_WORDS = 700;

/** The turns before the query, fenced; nothing where there are none. */
export function earlierPart(turns: readonly Turn[]): string {
  if (turns.length === 0) return '';
  const fenced = turns.map(({ role, text }) =>
    enclose('turn', neutralised(shorten(text, EARLIER_TURN_WORDS)), ` role="${role}"`),
  );
  return enclose('earlier_turns', fenced.join('\n'));
}

export function queryPart(query: string): string {
  return fence('query', shorten(query, QUERY_WORDS));
}

export function replyPart(tag: 'reply' | 'draft' | 'new_reply', reply: string): string {
  return fence(tag, shorten(reply, REPLY_WORDS));
}
