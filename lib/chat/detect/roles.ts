import { isUnseen } from '../seen.ts';
import type { Evidence } from './evidence.ts';
import { roleByLabel } from './labels.ts';
import { rolesByNames } from './names.ts';
import { groupsOf, rolesByPlace, shapeOf } from './shapes.ts';
import { type Role, type RoleWord, WAITING_WORDS, wordsOfName } from './words.ts';

/** A turn as detection found it: the whole row that belongs to it. */
export interface FoundTurn {
  readonly element: Element;
  readonly role: Role;
}

/** Who speaks in which row, and how that was told. */
export interface Told {
  readonly turns: readonly FoundTurn[];
  readonly evidence: ReadonlySet<Evidence>;
}

/** The share of neighbours that must differ for rows to be a conversation. */
const LEAST_CHANGE = 0.4;
/** A shape that more of the rows have tells nothing about them. */
const MOST_OF_ONE_SHAPE = 0.75;
const LABELS_READ = 8;

type Known = Map<Element, Role>;

function isBoth(roles: Iterable<Role>): boolean {
  return new Set(roles).size === 2;
}

function isWaiting(row: Element): boolean {
  return [...row.classList].some((name) =>
    wordsOfName(name).some((word) => WAITING_WORDS.has(word)),
  );
}

function add(known: Known, rows: readonly Element[], told: readonly (RoleWord | null)[]): void {
  for (const [index, row] of rows.entries()) {
    const word = told[index];
    if (word && !known.has(row)) known.set(row, word.role);
  }
}

/** Rows of a shape that has one known role get it too. */
function spread(rows: readonly Element[], known: Known): void {
  for (const group of groupsOf(rows).values()) {
    const roles = new Set(group.flatMap((row) => known.get(row) ?? []));
    const [role] = roles;
    if (role === undefined || roles.size > 1) continue;
    if (group.length > rows.length * MOST_OF_ONE_SHAPE) continue;
    for (const row of group) known.set(row, role);
  }
}

/** How many of some rows stand where the other side's turns do: after the person's, before the machine's. */
function answering(group: readonly Element[], rows: readonly Element[], known: Known): number {
  return group.filter((row) => {
    const at = rows.indexOf(row);
    const [before, after] = [rows[at - 1], rows[at + 1]];
    return (
      (before !== undefined && known.get(before) === 'user') ||
      (after !== undefined && known.get(after) === 'assistant')
    );
  }).length;
}

/** Where one side is known, the other shape that answers it most often is the other side's. */
function complete(rows: readonly Element[], known: Known): void {
  const [role, second] = new Set(known.values());
  if (role === undefined || second !== undefined) return;
  const other = role === 'user' ? 'assistant' : 'user';
  const unknown = rows.filter((row) => !known.has(row));
  const shapes = new Set([...known.keys()].map(shapeOf));
  // Where shapes do not differ, all that is not known to be the one side's is the other's.
  const isOneShape = unknown.some((row) => shapes.has(shapeOf(row)));
  const groups = [...groupsOf(unknown).values()]
    .map((group) => ({ group, answers: answering(group, rows, known) }))
    .sort((a, b) => b.answers - a.answers);
  for (const row of isOneShape ? unknown : (groups[0]?.group ?? [])) known.set(row, other);
}

/** One way to tell the roles of rows; both sides are in the map, or it has failed. */
interface Way {
  readonly known: Known;
  readonly evidence: readonly Evidence[];
}

function rolesOf(words: readonly (RoleWord | null)[]): Role[] {
  return words.flatMap((word) => word?.role ?? []);
}

function byNames(rows: readonly Element[], named: readonly (RoleWord | null)[]): Way {
  const known: Known = new Map();
  const strong = named.map((word) => (word?.tier === 'side' ? null : word));
  // Where names tell all, the latest labels are evidence enough.
  const isNamed = isBoth(rolesOf(strong)) && strong.every((word) => word !== null);
  const unread = isNamed ? rows.length - LABELS_READ : 0;
  const labelled = rows.map((row, index) => (index < unread ? null : roleByLabel(row)));
  add(known, rows, strong);
  add(known, rows, labelled);
  const evidence: Evidence[] = [];
  const note = (roles: Role[], both: Evidence, one: Evidence) => {
    if (roles.length > 0) evidence.push(isBoth(roles) ? both : one);
  };
  note(rolesOf(strong), 'roles-named', 'role-named');
  note(rolesOf(labelled), 'roles-labelled', 'role-labelled');
  if (strong.some((word) => word?.tier === 'machine')) evidence.push('machine-named');
  if (labelled.some((word) => word?.tier === 'machine')) evidence.push('machine-labelled');
  spread(rows, known);
  complete(rows, known);
  return { known, evidence };
}

function byPlace(rows: readonly Element[], container: Element): Way {
  return { known: rolesByPlace(rows, container) ?? new Map(), evidence: ['roles-placed'] };
}

function byEchoes(rows: readonly Element[], echoes: readonly Element[]): Way {
  const known: Known = new Map(echoes.map((row) => [row, 'user']));
  spread(rows, known);
  complete(rows, known);
  return { known, evidence: [] };
}

function bySides(rows: readonly Element[], named: readonly (RoleWord | null)[]): Way {
  const known: Known = new Map();
  add(known, rows, named);
  spread(rows, known);
  complete(rows, known);
  return { known, evidence: ['roles-sided'] };
}

function isConversation(turns: readonly FoundTurn[]): boolean {
  const changes = turns.filter(({ role }, index) => index > 0 && role !== turns[index - 1]?.role);
  const begins = turns.length > 2 || turns[0]?.role === 'user';
  return begins && changes.length > 0 && changes.length >= (turns.length - 1) * LEAST_CHANGE;
}

/**
 * Tells who speaks in each of the rows of a container: by names and labels,
 * else by place, else by what the person was seen to send, else by words for
 * sides. Null where the rows are no conversation of two.
 */
export function tellRoles(
  container: Element,
  all: readonly Element[],
  isEcho: (row: Element) => boolean,
): Told | null {
  const rows = all.filter((row) => !isWaiting(row) && !isUnseen(row));
  if (rows.length < 2) return null;
  const echoes = rows.filter(isEcho);
  const named = rolesByNames(rows);
  const ways = [
    () => byNames(rows, named),
    () => byPlace(rows, container),
    () => byEchoes(rows, echoes),
    () => bySides(rows, named),
  ];
  for (const way of ways) {
    const { known, evidence } = way();
    if (!isBoth(known.values()) || echoes.some((row) => known.get(row) === 'assistant')) continue;
    const turns = rows.flatMap((element) => {
      const role = known.get(element);
      return role === undefined ? [] : { element, role };
    });
    if (!isConversation(turns)) continue;
    const echoed: Evidence[] = echoes.length > 0 ? ['roles-echoed'] : [];
    return { turns, evidence: new Set([...evidence, ...echoed]) };
  }
  return null;
}
