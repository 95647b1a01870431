/** One row of the table. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What we aim for, in the same unit; null where there is only a figure to watch. */
  readonly aim: number | null;
  /** How many samples stand behind the value; the value is their median. */
  readonly n: number;
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

/** Runs `sample` so many times, one after the other. */
export async function repeat(times: number, sample: () => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < times; index++) samples.push(await sample());
  return samples;
}

export function printTable(measures: readonly Measure[]): void {
  const rows = measures.map(({ name, value, unit, aim, n }) => [
    name,
    `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`,
    aim === null ? '' : `${aim} ${unit}`,
    String(n),
  ]);
  const table = [['measure', 'median', 'aim', 'n'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  for (const row of table) {
    console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  }
}
