// Confidence intervals: Wilson score for proportions, Byar for rates and exact Poisson below ten events (statistics.md;
// PHEindicatormethods, phe_proportion and phe_rate, do the same). Plain numbers: an interval is drawn and compared with a
// reference, never added up. Tested against published values, see interval.test.ts.

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Standard normal quantiles: 95 % for the interval that is shown, 99.8 % for funnel limits (0.025 and 0.001 a side). */
export const CONFIDENCE = { '95': 1.959963984540054, '99.8': 3.090232306167813 } as const;
export type Confidence = keyof typeof CONFIDENCE;

/** Wilson (1927), as a share 0–1. Null without a denominator or with impossible counts. */
export function wilson(numerator: number, denominator: number, confidence: Confidence): Interval | null {
  if (denominator <= 0 || numerator < 0 || numerator > denominator) return null;
  const z = CONFIDENCE[confidence];
  const share = numerator / denominator;
  const middle = 2 * numerator + z * z;
  const half = z * Math.sqrt(z * z + 4 * numerator * (1 - share));
  const size = 2 * (denominator + z * z);
  // At the ends the formula is 0 and 1 exactly; the float is not.
  return {
    low: numerator === 0 ? 0 : (middle - half) / size,
    high: numerator === denominator ? 1 : (middle + half) / size,
  };
}

/** Limits of a number of events. Divide by the base to get those of a rate. Null below zero. */
export function eventInterval(events: number, confidence: Confidence): Interval | null {
  if (events < 0 || !Number.isInteger(events)) return null;
  return events < EXACT_BELOW ? exactPoisson(events, confidence) : byar(events, CONFIDENCE[confidence]);
}

/** PHEindicatormethods changes method here: Byar's approximation is good to 0.1 per cent only from ten events. */
const EXACT_BELOW = 10;

/** Breslow and Day (1987), Statistical Methods in Cancer Research II, p. 69. */
function byar(events: number, z: number): Interval {
  const limit = (count: number, sign: -1 | 1) =>
    count * (1 - 1 / (9 * count) + (sign * z) / (3 * Math.sqrt(count))) ** 3;
  return { low: limit(events, -1), high: limit(events + 1, 1) };
}

const TAIL = { '95': 0.025, '99.8': 0.001 } as const satisfies Record<Confidence, number>;

/** Garwood (1936): the means under which this few, or this many, events have exactly the tail's probability. */
function exactPoisson(events: number, confidence: Confidence): Interval {
  const tail = TAIL[confidence];
  return {
    low: events === 0 ? 0 : solve((mean) => 1 - poissonUpTo(events - 1, mean) >= tail),
    high: solve((mean) => poissonUpTo(events, mean) <= tail),
  };
}

function poissonUpTo(events: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let count = 1; count <= events; count += 1) {
    term *= mean / count;
    sum += term;
  }
  return sum;
}

/** The smallest mean for which `holds`; 60 halvings of 0–64 are beyond the precision of a double. */
function solve(holds: (mean: number) => boolean): number {
  let low = 0;
  let high = 64;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
