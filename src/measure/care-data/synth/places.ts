// The invented region's health centres: their size and their ways (how often one meets one's own doctor, how soon, how well
// the telephone is answered), drawn from the seed, and the month in which one of them lost its registration.
import { drawBelow, mix } from './draw.ts';

/** What the region's plan says of a unit; dates half-open, null without end. */
export interface PlaceInPlan {
  readonly id: string;
  readonly municipality: string;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly successor: string | null;
}

export interface InventedTime {
  readonly seed: number;
  readonly firstYear: number;
  readonly years: number;
}

export interface Place {
  readonly number: number;
  readonly plan: PlaceInPlan;
  /** How many of a thousand people choose it, roughly. */
  readonly size: number;
  readonly doctors: number;
  /** Of a thousand: visits to a doctor that are to one's own. */
  readonly loyalty: number;
  /** Of a thousand: other visits to a doctor that are to a locum. */
  readonly locums: number;
  /** Of a thousand: new problems that are seen within three days. */
  readonly soon: number;
  /** Of a thousand: calls that are answered the same day. */
  readonly answered: number;
  /** How far HbA1c lies from other places', in mmol/mol. */
  readonly shift: number;
}

export interface LostMonth {
  readonly unit: string;
  /** 2023-10 */
  readonly month: string;
}

export function startOf({ firstYear }: InventedTime): string {
  return `${firstYear}-01-01`;
}

export function endOf({ firstYear, years }: InventedTime): string {
  return `${firstYear + years}-01-01`;
}

/** Those of the plan's units that are open at any time of the invented years. */
export function inventPlaces(units: readonly PlaceInPlan[], time: InventedTime): readonly Place[] {
  const open = units
    .filter(({ opensOn, closesOn }) => (opensOn ?? '') < endOf(time) && (closesOn ?? '9999') > startOf(time))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return open.map((plan, number) => {
    const key = mix(mix(time.seed + 1) ^ (0x5eed + number));
    // Published shares of Swedish health centres lie about these middles: continuity index 0.3, assessed within three days
    // 80 per cent, answered the same day 90 per cent (shared orders of magnitude of the shipped regions' figures).
    return {
      number,
      plan,
      size: 12 + drawBelow(key, 1, 40),
      doctors: 4 + drawBelow(key, 2, 6),
      loyalty: 380 + drawBelow(key, 3, 300),
      locums: 50 + drawBelow(key, 4, 300),
      soon: 680 + drawBelow(key, 5, 240),
      answered: 800 + drawBelow(key, 6, 180),
      shift: drawBelow(key, 7, 5) - 2,
    };
  });
}

/** Open during all the invented years: where one moves to, and where a month can be lost. */
export function steadyPlaces(places: readonly Place[], time: InventedTime): readonly Place[] {
  return places.filter(
    ({ plan }) => (plan.opensOn ?? '') <= startOf(time) && (plan.closesOn ?? '9999') >= endOf(time),
  );
}

export function openAtStart(places: readonly Place[], time: InventedTime): readonly Place[] {
  return places.filter(({ plan }) => (plan.opensOn ?? '') <= startOf(time));
}

/** One month of the last year but one (or the only one), somewhere. */
export function inventLostMonth(places: readonly Place[], time: InventedTime): LostMonth | null {
  const steady = steadyPlaces(places, time);
  const key = mix(mix(time.seed + 1) ^ 0x105e);
  const place = steady[drawBelow(key, 1, steady.length)];
  if (place === undefined) return null;
  const year = time.firstYear + Math.max(0, time.years - 2);
  const month = 2 + drawBelow(key, 2, 10);
  return { unit: place.plan.id, month: `${year}-${String(month).padStart(2, '0')}` };
}

/** Statements for the table `place`, which every session reads. */
export function writePlaces(places: readonly Place[]): readonly string[] {
  const numberOf = new Map(places.map(({ number, plan }) => [plan.id, number]));
  const date = (on: string | null) => (on === null ? 'NULL' : `DATE '${on}'`);
  const rows = places.map(
    ({ number, plan, doctors, loyalty, locums, soon, answered, shift }) =>
      `(${number}, '${plan.id}', '${plan.municipality}', ${date(plan.opensOn)}, ${date(plan.closesOn)}, ${
        numberOf.get(plan.successor ?? '') ?? 'NULL'
      }, ${doctors}, ${loyalty}, ${locums}, ${soon}, ${answered}, ${shift})`,
  );
  return [
    `CREATE TABLE place (number INTEGER, id VARCHAR, municipality VARCHAR, opens_on DATE, closes_on DATE, successor INTEGER,
       doctors INTEGER, loyalty INTEGER, locums INTEGER, soon INTEGER, answered INTEGER, shift INTEGER)`,
    `INSERT INTO place VALUES ${rows.join(', ')}`,
  ];
}

/** Place numbers, each as often as its size says: an even draw from the list is a draw by size. */
export function weightedNumbers(places: readonly Place[]): string {
  return `[${places.flatMap(({ number, size }) => Array.from({ length: size }, () => number)).join(', ')}]`;
}
