// One target: `level: ≥ 90 percent`, `direction: increase`, `change: ≥ 2 own-unit` or `none: why`.
import type { Decimal } from '../core/decimal.ts';
import { compare, decimal } from '../core/decimal.ts';
import type { Group } from '../core/group.ts';
import { groupKey } from '../core/group.ts';
import type { UnitId } from '../core/measure.ts';
import { UNIT_IDS } from '../core/measure.ts';
import { readNumber } from '../core/numbers/read.ts';
import { SEXES } from '../core/sex.ts';
import { suggest } from '../core/written/did-you-mean.ts';
import type { Section } from '../core/written/section.ts';
import type { Comparator, Indicator, Organisation, Target } from './contract.ts';

const ORIGINS = ['region', 'national', 'payment'] as const satisfies readonly Target['origin'][];
const KINDS = ['level', 'direction', 'change', 'none'] as const satisfies readonly Target['kind'][];

interface TargetContext {
  readonly year: number;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly organisation: Organisation;
}

/** Null when the target can't be read; the problems are noted. */
export function readTarget(section: Section, context: TargetContext): Target | null {
  const indicatorId = section.text('indicator');
  const indicator = indicatorId === null ? undefined : context.indicators.get(indicatorId);
  if (indicatorId !== null && !indicator)
    section.problem(
      'indicator',
      'unknown-id',
      `Målet gäller ”${indicatorId}”, som planen inte följer upp.`,
      suggest(indicatorId, context.indicators.keys()),
    );
  const base = {
    indicatorId: indicatorId ?? '',
    year: context.year,
    group: readGroup(section, context.organisation),
    sex: section.has('sex') ? (section.oneOf('sex', SEXES) ?? 'total') : 'total',
    origin: section.has('origin') ? (section.oneOf('origin', ORIGINS) ?? 'region') : 'region',
    note: section.optionalText('note'),
  } as const;
  const kinds = KINDS.filter((kind) => section.has(kind));
  const [kind] = kinds;
  const target =
    kinds.length === 1 && kind ? readKind(section, kind, base, indicator ?? null) : noKind(section, kinds);
  section.close();
  return target;
}

type TargetBase = Omit<Extract<Target, { kind: 'none' }>, 'kind'>;

function noKind(section: Section, kinds: readonly string[]): null {
  section.problem(
    kinds[1],
    'target-kind',
    kinds.length === 0 ? 'Målet säger inte vad som ska nås.' : `Målet har både ${kinds.join(' och ')}.`,
    'Skriv en av: ”level: ≥ 90 percent”, ”direction: increase”, ”change: ≥ 2 own-unit”, ”none: varför”.',
  );
  return null;
}

function readKind(
  section: Section,
  kind: Target['kind'],
  base: TargetBase,
  indicator: Indicator | null,
): Target | null {
  switch (kind) {
    case 'level':
      return readLevel(section, base, indicator);
    case 'direction':
      return readDirection(section, base, indicator);
    case 'change':
      return readChange(section, base, indicator);
    case 'none':
      return { ...base, kind, note: section.text('none') ?? '' };
  }
}

function readLevel(section: Section, base: TargetBase, indicator: Indicator | null): Target | null {
  const demand = readDemand(section, 'level', UNIT_IDS);
  if (demand === null) return null;
  const { comparator, value, word: unit } = demand;
  if (indicator) checkDemand(section, 'level', { comparator, value, unit }, indicator);
  return { ...base, kind: 'level', comparator, value, unit };
}

function readDirection(section: Section, base: TargetBase, indicator: Indicator | null): Target | null {
  const wanted = section.oneOf('direction', ['increase', 'decrease']);
  const tolerance = section.has('tolerance') ? section.decimal('tolerance') : decimal('0');
  if (wanted === null || tolerance === null) return null;
  if (indicator && indicator.direction !== (wanted === 'increase' ? 'higher' : 'lower'))
    section.problem(
      'direction',
      'target-against-direction',
      `Målet är att ${wanted === 'increase' ? 'öka' : 'minska'} ”${indicator.id}”, men ${directionWords(indicator)}.`,
      'Ändra målet eller indikatorns direction.',
    );
  return { ...base, kind: 'direction', wanted, tolerance };
}

function readChange(section: Section, base: TargetBase, indicator: Indicator | null): Target | null {
  const demand = readDemand(section, 'change', ['own-unit', 'percent']);
  if (demand === null) return null;
  const { comparator, value, word: per } = demand;
  if (indicator) {
    checkWay(section, 'change', comparator, indicator);
    // language.md, "Per cent": shares and indexes change in their own units, never in per cent.
    if (per === 'percent' && (indicator.kind === 'proportion' || indicator.kind === 'index'))
      section.problem(
        'change',
        'target-unit-mismatch',
        `”${indicator.id}” är ${indicator.kind === 'index' ? 'ett index' : 'en andel'} och förändras inte i procent.`,
        indicator.kind === 'index'
          ? 'Skriv own-unit: indexets egna enheter.'
          : 'Skriv own-unit: procentenheter.',
      );
  }
  return { ...base, kind: 'change', comparator, value, per };
}

function readGroup(section: Section, organisation: Organisation): Group | null {
  const population = section.section('population');
  if (population !== null) {
    const group: Group = {
      kind: 'population',
      id: population.id('id') ?? '',
      name: population.text('name') ?? '',
    };
    population.close();
    return group;
  }
  if (!section.has('group')) return null;
  const text = section.text('group');
  if (text === null) return null;
  const groups = organisation.units.flatMap(({ kind, id, name }) =>
    kind === 'branch' ? [] : [{ kind, id, name }],
  );
  const found = groups.find((group) => groupKey(group) === text);
  if (found) return found;
  section.problem(
    'group',
    'unknown-id',
    `Gruppen ”${text}” finns inte i organisationen.`,
    suggest(text, groups.map(groupKey)),
  );
  return null;
}

interface Demand<T extends string> {
  readonly comparator: Comparator;
  readonly value: Decimal;
  readonly word: T;
}

/** Reads "≥ 90 percent": comparator, number, and one of the words. */
export function readDemand<T extends string>(
  section: Section,
  key: string,
  words: readonly T[],
): Demand<T> | null {
  const text = section.text(key);
  if (text === null) return null;
  const match = /^(\S+?)\s*([-−\d].*?)\s+([\p{L}_][\w-]*)$/u.exec(text);
  const number = match ? readNumber(`${match[1]}${match[2]}`) : null;
  if (!match || !number || number.bound === null) {
    section.problem(
      key,
      'not-a-demand',
      `”${text}” går inte att läsa som ett krav.`,
      `Skriv jämförelse, tal och enhet, till exempel ”≥ 90 ${words.includes('percent' as T) ? 'percent' : words[0]}”.`,
    );
    return null;
  }
  const word = words.find((candidate) => candidate === match[3]);
  if (word !== undefined) return { comparator: number.bound, value: number.value, word };
  section.problem(key, 'not-one-of', `Enheten ”${match[3]}” är okänd.`, suggest(match[3] ?? '', words));
  return null;
}

interface UnitDemand {
  readonly comparator: Comparator;
  readonly value: Decimal;
  readonly unit: UnitId;
}

/** What a demand must be to make sense for its indicator: same unit, possible value, right way. */
export function checkDemand(section: Section, key: string, demand: UnitDemand, indicator: Indicator): void {
  const { comparator, value, unit } = demand;
  if (unit !== indicator.unit)
    section.problem(
      key,
      'target-unit-mismatch',
      `Kravet är i ${unit} men indikatorn ”${indicator.id}” i ${indicator.unit}.`,
      `Skriv kravet i ${indicator.unit}.`,
    );
  checkWay(section, key, comparator, indicator);
  const impossible =
    unit === 'percent' ? impossibleShare(comparator, value) : compare(value, decimal('0')) < 0;
  if (impossible)
    section.problem(
      key,
      'target-impossible',
      `Kravet ${comparator} ${value.replace('.', ',')} ${unit} kan aldrig nås eller aldrig missas.`,
      unit === 'percent' ? 'En andel ligger mellan 0 och 100 procent.' : 'Värdet kan inte vara negativt.',
    );
}

/** What is better when higher can't be demanded to be low, and what is only followed can't be demanded at all. */
function checkWay(section: Section, key: string, comparator: Comparator, indicator: Indicator): void {
  const isUpward = comparator === '≥' || comparator === '>';
  if (indicator.direction === (isUpward ? 'higher' : 'lower')) return;
  section.problem(
    key,
    'target-against-direction',
    `Kravet har ${comparator}, men för ”${indicator.id}” gäller att ${directionWords(indicator)}.`,
    'Ändra jämförelsen eller indikatorns direction.',
  );
}

/** A share lies from 0 to 100: "> 100" and "< 0" can't be met, "≤ 100" and "≥ 0" can't be missed. */
function impossibleShare(comparator: Comparator, value: Decimal): boolean {
  const againstHundred = compare(value, decimal('100'));
  const againstZero = compare(value, decimal('0'));
  if (againstHundred > 0 || againstZero < 0) return true;
  if (againstHundred === 0) return comparator === '>' || comparator === '≤';
  return againstZero === 0 && (comparator === '<' || comparator === '≥');
}

function directionWords({ direction }: Indicator): string {
  switch (direction) {
    case 'higher':
      return 'högre är bättre';
    case 'lower':
      return 'lägre är bättre';
    case 'track':
      return 'den bara följs (direction: track)';
  }
}
