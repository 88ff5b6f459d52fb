// The funnel of a region's units in the plan's year (charts/contract.ts, funnel): limits from funnel.ts, finding and text
// alternative in words. Whoever sees some of the units only gets those, in limits round the region's own value: φ takes all units
// to know, so those limits are not widened, and the text says so.
import type { ChartSpec } from '../charts/contract.ts';
import { decimal } from '../core/decimal.ts';
import type { Language } from '../core/language.ts';
import { capitalise, NO_BREAK_SPACE, writeCount, writeNumber, writeShort } from '../core/numbers/write.ts';
import type { Observation } from '../core/observation.ts';
import { printShort } from '../core/printed.ts';
import { joinList } from './chart-words.ts';
import type { Charted } from './charted.ts';
import { axisFormat, subtitleFor } from './charted.ts';
import { groupsHighestFirst, seesAll } from './comparisons.ts';
import { figureOf } from './figures.ts';
import type { Counted, Funnel, Position } from './funnel.ts';
import { funnelAround, funnelLimits, funnelOf, isWidened, leastDenominator } from './funnel.ts';
import type { RatioKind } from './rate-base.ts';
import { isRatio, PER } from './rate-base.ts';

type FunnelSpec = Extract<ChartSpec, { readonly kind: 'funnel' }>;

interface Placed extends Counted, Position {
  readonly name: string;
  /** In the indicator's unit. */
  readonly value: number;
  readonly isEmphasised: boolean;
}

interface Told extends Charted {
  readonly funnel: Funnel;
  readonly placed: readonly Placed[];
  readonly isWhole: boolean;
  /** Units with a value but without the counts that a place takes. */
  readonly withoutCounts: number;
  readonly per: number;
}

/** More names than this are a list, which is what the table is for. */
const MOST_NAMES = 8;
/** Points of a curve: it bends most where units are small. */
const CURVE_POINTS = 60;

/** `emphasised`: a unit's id. Null for means and counts, without counts, and with too few units. */
export function funnelChart(charted: Charted, emphasised: string | null = null): FunnelSpec | null {
  const told = place(charted, emphasised);
  if (told === null) return null;
  const { funnel, placed, per, language } = told;
  const { indicator } = charted.figures;
  const format = axisFormat(charted);
  const centre = funnel.centre * per;
  const named = new Set(toName(placed).map(({ name }) => name));
  return {
    kind: 'funnel',
    format,
    xLabel: language === 'sv' ? 'Antal i nämnaren' : 'Number in the denominator',
    dots: placed.map(({ name, denominator, value, zone, isEmphasised }) => ({
      label: name,
      denominator,
      value,
      zone,
      isEmphasised,
      isNamed: named.has(name),
    })),
    limits: curvesOf(told),
    limitLabels: {
      inner: `95${NO_BREAK_SPACE}%`,
      outer: `${language === 'sv' ? '99,8' : '99.8'}${NO_BREAK_SPACE}%`,
    },
    reference: {
      value: centre,
      label: `${told.isWhole ? TOGETHER[language] : charted.figures.region.name} ${writeShort(decimal(centre), { unit: indicator.unit, decimals: format.decimals, language })}`,
    },
    target: targetLine(charted),
    title: writeTitle(told),
    subtitle: writeSubtitle(told),
    description: writeDescription(told),
  };
}

const TOGETHER = { sv: 'Tillsammans', en: 'Together' } as const satisfies Record<Language, string>;

function place(charted: Charted, emphasised: string | null): Told | null {
  const { figures } = charted;
  const { kind } = figures.indicator;
  if (!isRatio(kind)) return null;
  const groups = groupsHighestFirst(figures, 'unit');
  const counted = groups.flatMap((group) => {
    const counts = countsOf(group);
    return counts === null ? [] : [{ group, counts }];
  });
  const isWhole = seesAll(figures, 'unit');
  const counts = counted.map((each) => each.counts);
  const funnel = isWhole ? funnelOf(counts, kind) : aroundRegion(charted, counts, kind);
  if (funnel === null) return null;
  return {
    ...charted,
    funnel,
    isWhole,
    withoutCounts: groups.length - counted.length,
    per: PER[kind],
    placed: counted.map(({ group: { group }, counts: own }, index) => ({
      ...own,
      ...(funnel.positions[index] ?? { zone: 'small', side: 'above' }),
      name: group.name,
      value: (own.numerator / own.denominator) * PER[kind],
      isEmphasised: !isWhole || group.id === emphasised,
    })),
  };
}

/** Nobody to count is no dot. */
function countsOf({ outcome }: Observation): Counted | null {
  if (outcome.kind === 'missing' || outcome.numerator === null || !outcome.denominator) return null;
  return { numerator: outcome.numerator, denominator: outcome.denominator };
}

function aroundRegion({ figures }: Charted, units: readonly Counted[], kind: RatioKind): Funnel | null {
  const region = figureOf(figures, 'region');
  const counts = region === null ? null : countsOf(region);
  return counts === null ? null : funnelAround(counts.numerator / counts.denominator, units, kind);
}

function toName(placed: readonly Placed[]): readonly Placed[] {
  const outside = placed.filter(({ zone }) => zone === 'outside');
  const shown = outside.length > 0 ? outside : placed.filter(({ zone }) => zone === 'between');
  // placed is sorted by value: the extremes are at its ends.
  return shown.length <= MOST_NAMES
    ? shown
    : [...shown.slice(0, MOST_NAMES / 2), ...shown.slice(-MOST_NAMES / 2)];
}

/** From the smallest unit that can be placed to a little beyond the largest, closer where it bends. */
function curvesOf({ funnel, placed, per }: Told): FunnelSpec['limits'] {
  const largest = Math.max(1, ...placed.map(({ denominator }) => denominator)) * 1.04;
  const smallest = Math.min(leastDenominator(funnel.centre, funnel.kind), largest / 2);
  const ratio = (largest / smallest) ** (1 / (CURVE_POINTS - 1));
  return Array.from({ length: CURVE_POINTS }, (_, index) => {
    const denominator = index === CURVE_POINTS - 1 ? largest : smallest * ratio ** index;
    const at = (confidence: '95' | '99.8') => {
      const { low, high } = funnelLimits(funnel, denominator, confidence);
      return [rounded(low * per), rounded(high * per)] as const;
    };
    return { denominator: rounded(denominator), inner: at('95'), outer: at('99.8') };
  });
}

/** As fine as anything that is drawn; more digits would only make the answer longer. */
function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function targetLine({ assessed, language }: Charted): FunnelSpec['target'] {
  const { target } = assessed.verdict;
  if (target?.kind !== 'level' || target.group !== null) return null;
  const value = printShort(target.value, target.unit, language);
  return { value: Number(target.value), label: `${language === 'sv' ? 'Mål' : 'Target'} ${value}` };
}

/** "Sex av 37 hälsocentraler ligger utanför yttre gränsen, fyra under och två över" */
function writeTitle(told: Told): string {
  const { placed, isWhole, language } = told;
  const [only] = placed;
  if (!isWhole && placed.length === 1 && only !== undefined) return writeOwn(only, told);
  const outside = placed.filter(({ zone }) => zone === 'outside');
  const between = placed.filter(({ zone }) => zone === 'between');
  if (outside.length > 0) {
    const where =
      language === 'sv' ? 'ligger utanför yttre gränsen' : `${lie(outside.length)} outside the outer limit`;
    return `${writeOf(outside.length, told)} ${where}${writeSides(outside, language)}`;
  }
  if (between.length > 0) {
    const where =
      language === 'sv'
        ? 'ligger utanför inre gränsen men ingen utanför yttre'
        : `${lie(between.length)} outside the inner limit, none outside the outer`;
    return `${writeOf(between.length, told)} ${where}`;
  }
  return language === 'sv'
    ? `Ingen av ${writeAll(told)} skiljer ut sig från de andra`
    : `None of ${writeAll(told)} stands out from the others`;
}

function writeAll({ placed, figures, isWhole, language }: Told): string {
  const count = writeCount(placed.length, language);
  if (language === 'sv') return `${count} ${isWhole ? figures.region.unitWord.many : 'som visas'}`;
  return `${count} ${isWhole ? 'health centres' : 'shown'}`;
}

function writeOf(count: number, told: Told): string {
  const { language, placed } = told;
  // A title does not begin with a digit.
  if (count > 12 && language === 'sv')
    return `Av ${placed.length} ${told.figures.region.unitWord.many} är det ${count} som`;
  return `${capitalise(writeCount(count, language))} ${language === 'sv' ? 'av' : 'of'} ${writeAll(told)}`;
}

function lie(count: number): string {
  return count === 1 ? 'lies' : 'lie';
}

/** ": Lomtjärn under, Ladubacken över", or ", fyra under och två över" where there are more than three. */
function writeSides(units: readonly Placed[], language: Language): string {
  const words = language === 'sv' ? { above: 'över', below: 'under' } : { above: 'above', below: 'below' };
  const sides = (['below', 'above'] as const).flatMap((side) => {
    const names = units.filter((unit) => unit.side === side).map(({ name }) => name);
    return names.length === 0 ? [] : [{ word: words[side], names }];
  });
  if (units.length <= 3)
    return `: ${sides.map(({ word, names }) => `${joinList(names, ', ', AND[language])} ${word}`).join(', ')}`;
  const counts = sides.map(({ word, names }) => {
    const isAll = names.length === units.length;
    const all = language === 'sv' ? 'alla' : 'all';
    return `${isAll ? all : writeCount(names.length, language)} ${word}`;
  });
  return `, ${counts.join(AND[language])}`;
}

const AND = { sv: ' och ', en: ' and ' } as const satisfies Record<Language, string>;

function writeOwn({ name, zone, side }: Placed, { figures, language }: Told): string {
  const region = figures.region.name;
  const isAbove = side === 'above';
  if (language === 'en') {
    if (zone === 'small') return `${name} has too few to be compared with ${region}`;
    if (zone === 'inside') return `${name} cannot be told apart from ${region}`;
    return `${name} lies ${isAbove ? 'above' : 'below'} the ${zone === 'outside' ? 'outer' : 'inner'} limit round the value of ${region}`;
  }
  if (zone === 'small') return `${name} har för få för att jämföras med ${region}`;
  if (zone === 'inside') return `${name} går inte att skilja från ${region}`;
  return `${name} ligger ${isAbove ? 'över' : 'under'} ${zone === 'outside' ? 'yttre' : 'inre'} gränsen kring regionens värde`;
}

function writeSubtitle(told: Told): string {
  const { funnel, isWhole, language, withoutCounts } = told;
  const sv = language === 'sv';
  const write = (value: number, decimals: number) => writeNumber(decimal(value), decimals, language);
  const around = sv
    ? ` Gränserna ligger kring ${isWhole ? 'det gemensamma värdet' : 'regionens värde'} och rymmer 95 och 99,8${NO_BREAK_SPACE}procent av vad slumpen ger.`
    : ` The limits lie round ${isWhole ? 'the common value' : 'the value of the region'} and hold 95 and 99.8 per cent of what chance gives.`;
  const phi = funnel.phi ?? 1;
  const widened = isWidened(funnel)
    ? sv
      ? ` De är vidgade ${write(Math.sqrt(phi), 1)} gånger, eftersom enheterna skiljer sig åt mer än slumpen ger (överspridning, φ = ${write(phi, 1)}, Spiegelhalter 2005).`
      : ` They are widened ${write(Math.sqrt(phi), 1)} times, because the units differ by more than chance gives (over-dispersion, φ = ${write(phi, 1)}, Spiegelhalter 2005).`
    : '';
  const part = isWhole
    ? ''
    : sv
      ? ' Diagrammet visar bara det som du har tillgång till. Hur mycket enheterna brukar skilja sig åt är inte inräknat i gränserna.'
      : ' The chart shows only what you have access to. How much the units usually differ is not part of the limits.';
  const left =
    withoutCounts === 0
      ? ''
      : sv
        ? ` ${capitalise(writeCount(withoutCounts, 'sv'))} har lämnat värden utan antal och visas inte.`
        : ` ${capitalise(writeCount(withoutCounts, 'en'))} reported values without counts and are not shown.`;
  return subtitleFor(told) + around + widened + part + left;
}

function writeDescription(told: Told): string {
  const { placed, figures, language, funnel, per } = told;
  const { unit } = figures.indicator;
  const { decimals } = axisFormat(told);
  const written = (value: number) => writeShort(decimal(value), { unit, decimals, language });
  const of = language === 'sv' ? 'av' : 'of';
  const list = placed.map(
    ({ name, value, denominator }) =>
      `${name} ${written(value)} ${of} ${writeNumber(decimal(denominator), 0, language)}`,
  );
  const together =
    language === 'sv'
      ? `Mittlinjen är ${written(funnel.centre * per)}.`
      : `The middle line is ${written(funnel.centre * per)}.`;
  const zones = (['outside', 'between', 'small'] as const).flatMap((zone) => {
    const names = placed.filter((each) => each.zone === zone).map(({ name }) => name);
    return names.length === 0 ? [] : [`${ZONES[language][zone]}: ${joinList(names, ', ', AND[language])}.`];
  });
  const target = targetLine(told);
  return [
    `${joinList(list, ', ', AND[language])}.`,
    together,
    ...zones,
    ...(target === null ? [] : [`${target.label}.`]),
  ].join(' ');
}

const ZONES = {
  sv: {
    outside: 'Utanför yttre gränsen',
    between: 'Mellan inre och yttre gränsen',
    small: 'För få för att jämföras',
  },
  en: {
    outside: 'Outside the outer limit',
    between: 'Between the inner and the outer limit',
    small: 'Too few to compare',
  },
} as const satisfies Record<Language, Record<'outside' | 'between' | 'small', string>>;
