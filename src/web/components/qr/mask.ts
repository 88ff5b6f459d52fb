// Which of the eight masks makes the code easiest to read: the one with the lowest penalty (ISO/IEC 18004, 7.8).
type Matrix = readonly (readonly boolean[])[];

export const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

export function chooseMask(candidates: readonly Matrix[]): number {
  const penalties = candidates.map(penaltyOf);
  return penalties.indexOf(Math.min(...penalties));
}

function penaltyOf(rows: Matrix): number {
  const columns = rows.map((_, x) => rows.map((row) => row[x] === true));
  const lines = [...rows, ...columns].map((line) => line.map((isDark) => (isDark ? '1' : '0')).join(''));
  return (
    lines.reduce((sum, line) => sum + runs(line) + falseFinders(line), 0) + blocks(rows) + imbalance(rows)
  );
}

/** Five or more alike in a row. */
function runs(line: string): number {
  return (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);
}

/** What looks like a finder: 1:1:3:1:1 with four light on a side. */
function falseFinders(line: string): number {
  return [...line.matchAll(/(?=10111010000|00001011101)/g)].length * 40;
}

/** Two by two of one colour. */
function blocks(rows: Matrix): number {
  let sum = 0;
  for (let y = 1; y < rows.length; y += 1)
    for (let x = 1; x < rows.length; x += 1) {
      const colour = rows[y]?.[x];
      if (rows[y]?.[x - 1] === colour && rows[y - 1]?.[x] === colour && rows[y - 1]?.[x - 1] === colour)
        sum += 3;
    }
  return sum;
}

/** Ten for each five per cent away from half dark. */
function imbalance(rows: Matrix): number {
  const dark = rows.flat().filter(Boolean).length;
  return Math.floor(Math.abs((dark * 20) / rows.length ** 2 - 10)) * 10;
}
