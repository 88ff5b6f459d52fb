// Somebody who wants to know what was withheld and can reckon. Shares nothing with the module under attack: gets equations
// between unknown whole numbers, and says between which two numbers each unknown must lie. Three tools: exact elimination (what
// is determined at all), interval propagation over the equations and what elimination made of them, and where few unknowns are
// free, trying every whole-numbered solution.

/** Σ coefficient · unknown = constant. */
export interface Equation {
  readonly terms: ReadonlyMap<number, number>;
  readonly constant: number;
}

export interface Interval {
  readonly low: number;
  /** Infinity when nothing bounds it. */
  readonly high: number;
}

/** `most`: what each unknown can be at most before anything is reckoned. */
export function attack(equations: readonly Equation[], most: readonly number[]): readonly Interval[] {
  const reduced = eliminate(equations, most.length);
  const bounds = most.map((high) => ({ low: 0, high }));
  propagate([...equations, ...reduced], bounds);
  tryAll(reduced, bounds);
  return bounds;
}

/** Reduced row echelon form in whole numbers, each row divided by what its numbers share. */
function eliminate(equations: readonly Equation[], unknowns: number): readonly Equation[] {
  const rows = equations.map(({ terms, constant }) => {
    const row = new Array<number>(unknowns + 1).fill(0);
    for (const [unknown, coefficient] of terms) row[unknown] = coefficient;
    row[unknowns] = constant;
    return row;
  });
  let top = 0;
  for (let column = 0; column < unknowns && top < rows.length; column += 1) {
    const found = rows.findIndex((row, at) => at >= top && row[column] !== 0);
    if (found < 0) continue;
    const pivot = rows[found] as number[];
    rows[found] = rows[top] as number[];
    rows[top] = pivot;
    for (const [at, row] of rows.entries()) if (at !== top && row[column] !== 0) subtract(row, pivot, column);
    top += 1;
  }
  for (const row of rows.slice(top))
    if (row[unknowns] !== 0)
      throw new Error('What is shown contradicts itself: the test has built a world that is none');
  return rows.slice(0, top).map((row) => ({
    terms: new Map(
      row.slice(0, unknowns).flatMap((coefficient, at) => (coefficient === 0 ? [] : [[at, coefficient]])),
    ),
    constant: row[unknowns] as number,
  }));
}

function subtract(row: number[], pivot: readonly number[], column: number): void {
  const [a, b] = [pivot[column] as number, row[column] as number];
  let shared = 0;
  for (let at = 0; at < row.length; at += 1) {
    const value = (row[at] as number) * a - (pivot[at] as number) * b;
    if (!Number.isSafeInteger(value)) throw new Error('Elimination left the exact whole numbers');
    row[at] = value;
    shared = gcd(shared, Math.abs(value));
  }
  if (shared > 1) for (let at = 0; at < row.length; at += 1) row[at] = (row[at] as number) / shared;
}

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

type Bounds = { low: number; high: number }[];

/** Every equation bounds each of its unknowns by what the others leave, until nothing changes. False when nothing is left. */
function propagate(equations: readonly Equation[], bounds: Bounds): boolean {
  let isChanged = true;
  while (isChanged) {
    isChanged = false;
    for (const { terms, constant } of equations)
      for (const [unknown, coefficient] of terms) {
        let [low, high] = [constant, constant];
        for (const [other, factor] of terms) {
          if (other === unknown) continue;
          const { low: least, high: most } = bounds[other] as Bounds[number];
          low -= factor > 0 ? factor * most : factor * least;
          high -= factor > 0 ? factor * least : factor * most;
        }
        const [from, to] =
          coefficient > 0 ? [low / coefficient, high / coefficient] : [high / coefficient, low / coefficient];
        const own = bounds[unknown] as Bounds[number];
        const next = { low: Math.max(own.low, Math.ceil(from)), high: Math.min(own.high, Math.floor(to)) };
        if (next.low > next.high) return false;
        if (next.low > own.low || next.high < own.high) {
          own.low = next.low;
          own.high = next.high;
          isChanged = true;
        }
      }
  }
  return true;
}

const MOST_TRIED = 20_000;

/** Where the free unknowns can be tried one by one, the bounds become those of the solutions that there are. */
function tryAll(reduced: readonly Equation[], bounds: Bounds): void {
  const pivots = new Set(reduced.map(({ terms }) => terms.keys().next().value as number));
  const used = new Set(reduced.flatMap(({ terms }) => [...terms.keys()]));
  const free = [...used].filter((unknown) => !pivots.has(unknown));
  const count = free.reduce(
    (product, at) => product * ((bounds[at]?.high ?? 0) - (bounds[at]?.low ?? 0) + 1),
    1,
  );
  if (!(count <= MOST_TRIED)) return;
  const found = bounds.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
  const values = bounds.map(({ low }) => low);
  const visit = (depth: number) => {
    const unknown = free[depth];
    if (unknown !== undefined) {
      const { low, high } = bounds[unknown] as Bounds[number];
      for (let value = low; value <= high; value += 1) {
        values[unknown] = value;
        visit(depth + 1);
      }
      return;
    }
    for (const { terms, constant } of reduced) {
      const [[pivot, coefficient], ...others] = [...terms] as [[number, number], ...[number, number][]];
      const value =
        others.reduce((left, [other, factor]) => left - factor * (values[other] ?? 0), constant) /
        coefficient;
      const { low, high } = bounds[pivot] as Bounds[number];
      if (!Number.isInteger(value) || value < low || value > high) return;
      values[pivot] = value;
    }
    for (const at of used) {
      const own = found[at] as Bounds[number];
      own.low = Math.min(own.low, values[at] as number);
      own.high = Math.max(own.high, values[at] as number);
    }
  };
  visit(0);
  for (const at of used) bounds[at] = found[at] as Bounds[number];
}
