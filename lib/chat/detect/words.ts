import type { Turn } from '../../perception/cycle.ts';

export type Role = Turn['role'];

/**
 * How much a word in a name tells. `machine`: only a program is called so;
 * `party`: one of the two sides; `side`: where on the page, or which way, which
 * is said between people as well.
 */
type Tier = 'machine' | 'party' | 'side';

export interface RoleWord {
  readonly role: Role;
  readonly tier: Tier;
}

function table(role: Role, tier: Tier, words: string): [string, RoleWord][] {
  return words.split(' ').map((word) => [word, { role, tier }]);
}

/** Words by which authors of pages tell the two sides apart in classes, ids and attributes. */
export const ROLE_WORDS: ReadonlyMap<string, RoleWord> = new Map([
  ...table('assistant', 'machine', 'assistant bot chatbot ai model llm gpt copilot robot genai'),
  ...table('assistant', 'party', 'agent answer response reply operator system'),
  ...table('assistant', 'side', 'incoming received left start theirs other server remote'),
  ...table('user', 'party', 'user human you me mine self myself own customer visitor client'),
  ...table('user', 'party', 'question query prompt request'),
  ...table('user', 'side', 'outgoing sent sender right end local'),
]);

/** Words of what machines are called, in labels, titles and placeholders. */
const MACHINE_LABEL =
  /(?:^|[^\p{L}])(?:assistant|chat ?bot|bot|ai|a\.i\.|model|llm|gpt|copilot|asistente|assistente|assistent|ассистент|アシスタント|ボット|助手|机器人|어시스턴트)(?:$|[^\p{L}])/iu;

const PERSON =
  'you|me|user|human|myself|tú|usted|yo|vous|moi|du|ich|sie|você|eu|io|вы|я|あなた|你|您|我|나|אני|أنت';
/** The beginning of a label for the ear: "You said: …", "Your message", "Message from you". */
const PERSON_LABEL = new RegExp(
  `^(?:(?:chat )?message from |de )?(?:${PERSON}|your|user['’]s|you['’]re)(?:$|[^\\p{L}])`,
  'iu',
);
/** The whole of a name that is shown beside a turn. */
const PERSON_NAME = new RegExp(`^(?:${PERSON})(?: said| wrote| asked)?\\s*[:：]?$`, 'iu');
/** A name is not longer, in words, and is no sentence. */
const MOST_WORDS = 4;

function separate(label: string): string {
  return label.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').trim();
}

const USER: RoleWord = { role: 'user', tier: 'party' };
const MACHINE: RoleWord = { role: 'assistant', tier: 'machine' };

/** Who speaks, by a label written for the ear; null where it does not tell. */
export function roleOfLabel(label: string): RoleWord | null {
  const text = separate(label);
  if (PERSON_LABEL.test(text)) return USER;
  return MACHINE_LABEL.test(text) ? MACHINE : null;
}

/** Who speaks, by a name that is shown; null where the text is no name or does not tell. */
export function roleOfName(name: string): RoleWord | null {
  const text = separate(name);
  if (PERSON_NAME.test(text)) return USER;
  const isName = text.split(' ').length <= MOST_WORDS && !/[.?!…]$/u.test(text);
  return isName && MACHINE_LABEL.test(text) ? MACHINE : null;
}

/** True for text in which a page speaks of a machine that one writes to. */
export function speaksOfMachine(text: string): boolean {
  return MACHINE_LABEL.test(separate(text));
}

/** Names such as `usermessage`, written as one word. */
const GLUED =
  /^(?:from|is|by|of|msg|messages?|chat)?(user|human|assistant|bot)(?:msg|messages?|bubble|turn|row|text|content|query|response|reply)?$/u;

/** Words that only look like a role: what the mouse selects, what a browser is called. */
const NO_ROLE = /user-(?:select|drag|agent|invalid|valid)/gu;

const split = new Map<string, readonly string[]>();
/** Names are few on a page, but a page may make up a new one for each of its elements. */
const MOST_NAMES = 5_000;

/** Splits names such as `chatMessage--fromUser` into lower-case words. */
export function wordsOfName(name: string): readonly string[] {
  const known = split.get(name);
  if (known !== undefined) return known;
  const words = name
    .replaceAll(NO_ROLE, '')
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word !== '')
    .map((word) => GLUED.exec(word)?.[1] ?? word);
  if (split.size > MOST_NAMES) split.clear();
  split.set(name, words);
  return words;
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Words of conversations, in names around a transcript and on its rows. */
export const CHAT_WORDS = wordSet(
  'chat conversation message messages msg transcript turn turns bubble dialog dialogue exchange',
);

/** Words of pages that look like chats and are none, in names around the rows and in titles. */
export const LOOK_ALIKE_WORDS = wordSet(
  'comment comments community post posts forum issue issues review reviews faq faqs result results mail email inbox mailbox livestream diff topic ticket changelog playlist docs documentation reference tutorial',
);

/** Words of parts that hold what was written in Markdown. */
export const MARKDOWN_WORDS = wordSet('markdown prose md mdx');

/** Words of a row that only says that a reply is on its way. */
export const WAITING_WORDS = wordSet('typing loading loader indicator thinking pending skeleton');

/** Words of parts of a turn that are not what was said. */
export const FRAME_WORDS = wordSet(
  'name who speaker persona byline head header author sender username nickname role time timestamp date avatar actions action toolbar controls meta metadata status receipt tooltip menu buttons feedback caption',
);

/** Words of parts in which a machine thinks before it answers. */
export const THOUGHT_WORDS = wordSet('thinking reasoning thought thoughts thinkblock');

/** Words of elements for the ear only. */
export const HIDDEN_NAME =
  /(?:^|[\s_-])(?:sr|screen-?reader|screenreader|visually-?hidden|visuallyhidden|a11y)(?:$|[\s_-])/iu;
