// The invented figures of one health centre of Region Exempel. Deterministic: every number is hashed from its own key, so
// adding an indicator changes no other figure. How they are summed and written: invent-region.ts.

/** Numerator and denominator of an assessment within three days 2023, as in the first drawn pages; all else scales from it. */
const CENTRES: Readonly<Record<string, readonly [number, number]>> = {
  ladubacken: [373, 381],
  lingonheden: [974, 1046],
  ripvallen: [1253, 1371],
  hjortronmossen: [1166, 1280],
  naverkroken: [176, 195],
  gardesnas: [1021, 1137],
  ljungsatra: [1639, 1843],
  furuvarvet: [563, 636],
  klockarbyn: [496, 565],
  solvandan: [1578, 1817],
  rosentorp: [495, 570],
  krakvinkeln: [404, 482],
  skogstorpet: [520, 624],
  brovallen: [595, 717],
  kvarnfallet: [88, 107],
  stenbryggan: [324, 398],
  videslatten: [327, 404],
  orrvik: [296, 366],
  enrisbacken: [437, 547],
  ekvretet: [419, 529],
  dalsasen: [1226, 1584],
  silverhallen: [561, 743],
  nordanskog: [429, 579],
  bjornhult: [174, 235],
  tjadertorp: [488, 662],
  slatterangen: [252, 347],
  granbacken: [688, 948],
  havreholmen: [344, 475],
  kalkugnen: [1220, 1714],
  askmyren: [287, 408],
  alvkroken: [871, 1242],
  tallmon: [361, 515],
  fagerheden: [2055, 2959],
  almviken: [297, 474],
  vassviken: [864, 1450],
  mardangen: [580, 978],
  lomtjarn: [116, 212],
};
/** Before the merger of 2023: Gammelstrand's share of what became Almviken. */
const BEFORE_MERGER: Readonly<Record<string, readonly [number, number]>> = {
  almviken: [186, 294],
  gammelstrand: [111, 180],
};
/** Opened on 4 December 2023: listed persons but no figures yet. */
const NEW_CENTRE = 'flodmynnet';
const NEW_CENTRE_LISTED: Pair = { women: 108, men: 102 };
const LISTED_PER_ASSESSED = 8.8;

export const YEARS = [2022, 2023] as const;
export type Year = (typeof YEARS)[number];

export interface Recipe {
  readonly id: string;
  /** Denominator per listed person. */
  readonly per: number;
  /** Level of the region by year, and how far centres spread around it; shares from 0 to 1. */
  readonly level: Readonly<Record<Year, number>>;
  readonly spread: number;
  /** Women's level minus men's; null where the figure is not told by sex. */
  readonly gap: number | null;
  readonly womenShare: number;
  /** Share of the centres that have registered none at all. */
  readonly none: number;
}

const recipe = (id: string, rest: Omit<Recipe, 'id' | 'womenShare' | 'none'> & Partial<Recipe>): Recipe => ({
  id,
  womenShare: 0.51,
  none: 0,
  ...rest,
});

export const RECIPES: readonly Recipe[] = [
  recipe('telefon', { per: 2.6, level: { 2022: 0.73, 2023: 0.74 }, spread: 0.13, gap: null }),
  recipe('forstalinjen3', {
    per: 0.0055,
    level: { 2022: 0.71, 2023: 0.71 },
    spread: 0.1,
    gap: 0.14,
    womenShare: 0.57,
  }),
  recipe('tackningsgrad', {
    per: 2.2,
    level: { 2022: 0.61, 2023: 0.57 },
    spread: 0.05,
    gap: 0.01,
    womenShare: 0.56,
  }),
  recipe('lakarkontinuitet', {
    per: 0.12,
    level: { 2022: 0.72, 2023: 0.72 },
    spread: 0.12,
    gap: 0.01,
    womenShare: 0.55,
  }),
  recipe('fast_lakarkontakt', {
    per: 1,
    level: { 2022: 0.08, 2023: 0.12 },
    spread: 0.06,
    gap: 0.01,
    none: 0.25,
  }),
  recipe('tobak_atgard', {
    per: 0.033,
    level: { 2022: 0.065, 2023: 0.072 },
    spread: 0.05,
    gap: 0.01,
    womenShare: 0.46,
  }),
  recipe('fysaktivitet_atgard', { per: 0.026, level: { 2022: 0.094, 2023: 0.087 }, spread: 0.06, gap: 0.02 }),
  recipe('vhu', {
    per: 0.034,
    level: { 2022: 0.22, 2023: 0.31 },
    spread: 0.22,
    gap: 0.01,
    none: 0.12,
    womenShare: 0.49,
  }),
  recipe('hba1c_over_70', {
    per: 0.045,
    level: { 2022: 0.06, 2023: 0.058 },
    spread: 0.02,
    gap: -0.012,
    womenShare: 0.42,
  }),
];

export interface Pair {
  readonly women: number;
  readonly men: number;
}
export interface Counts {
  readonly numerator: Pair;
  readonly denominator: Pair;
}
/** A centre's counts of one indicator and year, or why there are none. */
export type Cell =
  | { readonly counts: Counts; readonly months: readonly MonthCounts[] }
  | { readonly status: string; readonly note: string };
export interface MonthCounts {
  readonly numerator: number;
  readonly denominator: number;
}

export const sum = (pair: Pair): number => pair.women + pair.men;
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** From 0 up to 1, by the key alone: FNV-1a, then the finaliser of MurmurHash3. */
function chance(key: string): number {
  let hash = 0x811c9dc5;
  for (const character of key) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Around 0, mostly within ±1: four chances summed, for no library function that could differ between machines. */
function noise(key: string): number {
  return chance(`${key}/1`) + chance(`${key}/2`) + chance(`${key}/3`) + chance(`${key}/4`) - 2;
}

function baseOf(centre: string, year: Year): readonly [number, number] {
  const base = (year === 2022 ? BEFORE_MERGER[centre] : undefined) ?? CENTRES[centre];
  if (!base) throw new Error(`No base figures for ${centre} in ${year}`);
  return base;
}

export function listedOf(centre: string, year: Year): Pair {
  if (centre === NEW_CENTRE) return NEW_CENTRE_LISTED;
  const growth = year === 2023 ? 1 : 1 - 0.01 * noise(`growth/${centre}`);
  const all = Math.round(
    baseOf(centre, year)[1] * LISTED_PER_ASSESSED * (1 + 0.15 * noise(`size/${centre}`)) * growth,
  );
  const women = Math.round(all * (0.49 + 0.01 * noise(`women/${centre}`)));
  return { women, men: all - women };
}

function shareCounts(
  centre: string,
  year: Year,
  { id, per, level, spread, gap, womenShare, none }: Recipe,
): Counts {
  const key = `${id}/${centre}`;
  const all = Math.round(sum(listedOf(centre, year)) * per * (1 + 0.08 * noise(`${key}/base/${year}`)));
  const women = Math.round(all * (womenShare + 0.03 * noise(`${key}/women`)));
  const share = level[year] + spread * (noise(key) + 0.25 * noise(`${key}/${year}`));
  const isNone = chance(`${key}/none`) < none;
  const count = (denominator: number, of: number) =>
    isNone ? 0 : Math.round(denominator * clamp(of, 0.002, 0.998));
  const denominator = { women, men: all - women };
  return {
    denominator,
    numerator: {
      women: count(denominator.women, share + (gap ?? 0) / 2),
      men: count(denominator.men, share - (gap ?? 0) / 2),
    },
  };
}

/** 2023 is given; 2022 lies near it. Men's assessments are a little more often in time, as in Västerbotten. */
function assessmentCounts(centre: string, year: Year): Counts {
  const [given, base] = baseOf(centre, year);
  const all = year === 2023 ? base : Math.round(base * (0.97 + 0.03 * noise(`medbed3/${centre}/base`)));
  const share = given / base - (year === 2023 ? 0 : 0.02 - 0.02 * noise(`medbed3/${centre}/2022`));
  const inTime = year === 2023 ? given : Math.round(all * clamp(share, 0, 1));
  const women = Math.round(all * (0.56 + 0.02 * noise(`medbed3/${centre}/women`)));
  const womenInTime = clamp(
    Math.round(women * (inTime / all - 0.01)),
    Math.max(0, inTime - (all - women)),
    Math.min(women, inTime),
  );
  return {
    denominator: { women, men: all - women },
    numerator: { women: womenInTime, men: inTime - womenInTime },
  };
}

/** Months that add up to the year exactly; July is slow. */
function monthsOf(centre: string, year: Year, counts: Counts): readonly MonthCounts[] {
  const months = Array.from({ length: 12 }, (_, index) => index);
  const key = (month: number) => `medbed3/${centre}/${year}/${month}`;
  const denominators = apportion(
    sum(counts.denominator),
    months.map((month) => (month === 6 ? 0.7 : 1) + 0.1 * noise(key(month))),
  );
  const wanted = months.map(
    (month) =>
      (denominators[month] ?? 0) * (1 + 0.05 * noise(`${key(month)}/share`) - (month === 6 ? 0.05 : 0)),
  );
  const numerators = apportion(sum(counts.numerator), wanted).map((value, month) =>
    Math.min(value, denominators[month] ?? 0),
  );
  let left = sum(counts.numerator) - numerators.reduce((total, value) => total + value, 0);
  while (left > 0)
    for (const month of months)
      if (left > 0 && (numerators[month] ?? 0) < (denominators[month] ?? 0)) {
        numerators[month] = (numerators[month] ?? 0) + 1;
        left -= 1;
      }
  return months.map((month) => ({
    numerator: numerators[month] ?? 0,
    denominator: denominators[month] ?? 0,
  }));
}

/** Whole parts in proportion to the weights that add up to the total: largest remainders, ties to the earlier. */
function apportion(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / whole);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((all, part) => all + part, 0);
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

export function cellOf(centre: string, year: Year, id: string): Cell {
  if (centre === NEW_CENTRE) return { status: 'no_data', note: 'Öppnade 4 december 2023' };
  if (id === 'telefon' && centre === 'naverkroken')
    return { status: 'not_applicable', note: 'Enheten har inte datoriserad telefoni' };
  if (id === 'medbed3') {
    const counts = assessmentCounts(centre, year);
    return { counts, months: monthsOf(centre, year, counts) };
  }
  const found = RECIPES.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`No recipe for ${id}`);
  return { counts: shareCounts(centre, year, found), months: [] };
}
