/** Where a piece of evidence comes from. Two pieces of one kind may have one cause. */
type Kind =
  | 'composer'
  | 'names'
  | 'labels'
  | 'place'
  | 'order'
  | 'content'
  | 'behaviour'
  | 'surroundings';

interface Piece {
  readonly kind: Kind;
  /** What it adds to the confidence, or takes from it. */
  readonly weight: number;
  /** True for what is seen only where a machine answers, not where people write to each other. */
  readonly machine?: true;
}

/** Every reason for or against a page's being a chat with a machine. */
export const EVIDENCE = {
  /** A field to write in stands near the rows. */
  composer: { kind: 'composer', weight: 0.2 },
  /** The field's label or placeholder speaks of an assistant. */
  'composer-machine': { kind: 'composer', weight: 0.15, machine: true },
  /** Classes, ids or attributes name both sides. */
  'roles-named': { kind: 'names', weight: 0.25 },
  /** … or one side of two. */
  'role-named': { kind: 'names', weight: 0.1 },
  /** They only say which way a message went, or on which side it stands. */
  'roles-sided': { kind: 'names', weight: 0.1 },
  /** The names are those of a program. */
  'machine-named': { kind: 'names', weight: 0.2, machine: true },
  /** A name, a heading or a label for the ear tells who speaks. */
  'roles-labelled': { kind: 'labels', weight: 0.2 },
  'role-labelled': { kind: 'labels', weight: 0.1 },
  'machine-labelled': { kind: 'labels', weight: 0.15, machine: true },
  /** One side's rows stand at the end of the line. */
  'roles-placed': { kind: 'place', weight: 0.2 },
  /** Rows repeat what the person has just sent. */
  'roles-echoed': { kind: 'behaviour', weight: 0.2 },
  alternation: { kind: 'order', weight: 0.1 },
  'long-alternation': { kind: 'order', weight: 0.1 },
  /** The rows are announced as they come. */
  log: { kind: 'surroundings', weight: 0.1 },
  /** Names around the rows are those of conversations. */
  'chat-words': { kind: 'surroundings', weight: 0.1 },
  'machine-title': { kind: 'surroundings', weight: 0.1, machine: true },
  /** Only replies hold what was written in Markdown. */
  'markdown-replies': { kind: 'content', weight: 0.15, machine: true },
  /** Only replies can be copied, asked for again or judged. */
  'reply-actions': { kind: 'content', weight: 0.15, machine: true },
  /** A row's text has grown in several steps. */
  growth: { kind: 'behaviour', weight: 0.3, machine: true },
  /** What the person sent was answered at once. */
  answered: { kind: 'behaviour', weight: 0.1 },
  /** … and again: people are slower. */
  'answered-promptly': { kind: 'behaviour', weight: 0.15, machine: true },
  /** Names of forums, mail, reviews and the like. */
  'look-alike-words': { kind: 'surroundings', weight: -0.5 },
  'look-alike-title': { kind: 'surroundings', weight: -0.3 },
  /** Rows with their date, as letters and posts have it. */
  dated: { kind: 'content', weight: -0.15 },
  /** Rows whose authors have pages of their own. */
  'linked-authors': { kind: 'content', weight: -0.3 },
  /** Both sides' rows begin with a heading, as the sections of a document do. */
  sections: { kind: 'content', weight: -0.4 },
  /** Rows that can be answered one by one. */
  'fields-in-rows': { kind: 'content', weight: -0.3 },
  /** The field is one of several of a form. */
  'form-fields': { kind: 'composer', weight: -0.4 },
  /** Somebody was last seen, or has read it. */
  'person-words': { kind: 'content', weight: -0.3 },
} as const satisfies Readonly<Record<string, Piece>>;

export type Evidence = keyof typeof EVIDENCE;

/** Below it nothing is mounted. */
export const CONFIDENT = 0.7;
/** What a page can reach that shows no sign of a machine, or only one kind of evidence. */
const UNPROVEN = 0.6;

/**
 * The sum of the weights, within 0 and 1. It stays below the bar where nothing
 * tells of a machine, or where all that speaks for a chat, the composer apart,
 * is of one kind.
 */
export function confidenceOf(evidence: ReadonlySet<Evidence>): number {
  const pieces: Piece[] = [...evidence].map((name) => EVIDENCE[name]);
  const sum = pieces.reduce((total, { weight }) => total + weight, 0);
  const speaking = pieces.filter(({ weight, kind }) => weight > 0 && kind !== 'composer');
  const kinds = new Set(speaking.map(({ kind }) => kind));
  const proven = kinds.size > 1 && pieces.some(({ machine }) => machine);
  return Math.max(0, Math.min(proven ? 1 : UNPROVEN, Number(sum.toFixed(2))));
}
