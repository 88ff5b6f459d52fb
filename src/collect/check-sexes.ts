// Women and men must reconcile with the total (statistics.md, "Women, men, total"): counts add up exactly, or it is an
// error; a bare percentage or index of the total lies between the two, give or take their rounding, or it is warned of.
// A sex that the delivery leaves out is taken from what is known, so that a corrected total still meets its parts.
import Big from 'big.js';
import type { Decimal } from '../core/decimal.ts';
import { decimalsOf } from '../core/decimal.ts';
import type { GroupKind } from '../core/group.ts';
import type { MeasureKind } from '../core/measure.ts';
import { writeNumber } from '../core/numbers/write.ts';
import type { Figure, ObservedFigure } from '../core/observation.ts';
import type { Sex } from '../core/sex.ts';
import type { DraftRow } from './draft-row.ts';
import { addFinding } from './draft-row.ts';
import type { Finding } from './finding.ts';
import { error, warning } from './finding.ts';

interface Member {
  readonly figure: Figure;
  /** Null when it was delivered earlier. */
  readonly draft: DraftRow | null;
}
const UNIT_STATISTICS: ReadonlySet<GroupKind> = new Set(['unit-min', 'unit-max', 'unit-median']);
type Family = Partial<Record<Sex, Member>>;

export class SexCheck {
  private readonly families = new Map<string, Family>();

  add(draft: DraftRow): void {
    if (draft.figure?.outcome.kind !== 'figure' || draft.isRepeated) return;
    // The lowest centre for women and the lowest for men are two centres: nothing adds up, nor lies between.
    if (UNIT_STATISTICS.has(draft.figure.group.kind)) return;
    this.put(draft.seriesKey, draft.figure.sex, { figure: draft.figure.outcome, draft });
  }

  /** Fills in the sexes that the delivery left out. */
  addKnown(seriesKey: string, known: ObservedFigure): void {
    const family = this.families.get(seriesKey);
    if (family === undefined || family[known.sex] !== undefined || known.outcome.kind !== 'figure') return;
    family[known.sex] = { figure: known.outcome, draft: null };
  }

  /** `kindOf` gives the kind of measure of an indicator. */
  check(kindOf: (indicatorId: string) => MeasureKind | null): void {
    for (const [key, family] of this.families) {
      const { total, women, men } = family;
      if (total === undefined || women === undefined || men === undefined) continue;
      const kind = kindOf(key.slice(0, key.indexOf('|')));
      const finding = kind === null ? null : judge(family, total, women, men, kind);
      const draft = total.draft ?? women.draft ?? men.draft ?? family.unknown?.draft;
      if (finding !== null && draft !== null && draft !== undefined)
        addFinding(draft, { ...finding, message: finding.message + earlierWords(family) });
    }
  }

  private put(seriesKey: string, sex: Sex, member: Member): void {
    const family = this.families.get(seriesKey) ?? {};
    family[sex] ??= member;
    this.families.set(seriesKey, family);
  }
}

function judge(family: Family, total: Member, women: Member, men: Member, kind: MeasureKind): Finding | null {
  const parts = [women, men, ...(family.unknown === undefined ? [] : [family.unknown])];
  const isRounded = [total, ...parts].some(({ figure }) => figure.certainty === 'approximate');
  for (const field of kind === 'count' ? (['value'] as const) : (['denominator', 'numerator'] as const)) {
    const finding = checkSum(field, total, parts, isRounded);
    if (finding !== null) return finding;
  }
  return kind === 'count' || kind === 'money' ? null : checkBetween(total, parts);
}

const FIELD_WORDS = { value: 'antalet', numerator: 'täljaren', denominator: 'nämnaren' } as const;

function checkSum(
  field: 'value' | 'numerator' | 'denominator',
  total: Member,
  parts: readonly Member[],
  isRounded: boolean,
): Finding | null {
  const whole = countOf(total.figure, field);
  const counts = parts.map(({ figure }) => countOf(figure, field));
  if (whole === null || counts.some((part) => part === null)) return null;
  const sum = counts.reduce<Big>((so, part) => so.plus(part ?? 0), new Big(0));
  if (sum.eq(whole)) return null;
  const difference = new Big(whole).minus(sum);
  const message = `Kvinnor och män stämmer inte med totalen: ${counts.map((part) => number(part ?? '0')).join(' + ')} är ${number(sum.toFixed())}, men ${FIELD_WORDS[field]} för totalt är ${number(whole)}.`;
  const hint =
    difference.gt(0) && parts.length === 2
      ? `Rätta den som är fel. Är kön okänt för de ${number(difference.toFixed())} som fattas: lägg till en rad för okänt kön.`
      : 'Rätta den som är fel.';
  return (isRounded ? warning : error)('sexes-do-not-add-up', field, message, hint);
}

function countOf(figure: Figure, field: 'value' | 'numerator' | 'denominator'): string | null {
  if (field === 'value') return figure.value ?? (figure.numerator === null ? null : String(figure.numerator));
  const count = figure[field];
  return count === null ? null : String(count);
}

function checkBetween(total: Member, parts: readonly Member[]): Finding | null {
  const whole = total.figure.value;
  const values = parts.map(({ figure }) => figure.value).filter((value) => value !== null);
  if (whole === null || values.length < parts.length) return null;
  // Each is known to half a unit of its last decimal.
  const slack = (value: Decimal) => new Big(10).pow(-decimalsOf(value)).div(2);
  const lows = values.map((value) => new Big(value).minus(slack(value)));
  const highs = values.map((value) => new Big(value).plus(slack(value)));
  const isAbove = highs.every((high) => new Big(whole).minus(slack(whole)).gt(high));
  const isBelow = lows.every((low) => new Big(whole).plus(slack(whole)).lt(low));
  if (!isAbove && !isBelow) return null;
  return warning(
    'total-outside-sexes',
    'value',
    `Totalt är ${number(whole)}, men ligger inte mellan kvinnor och män (${values.map(number).join(' och ')}).`,
    'Kontrollera de tre värdena: har totalen en annan källa eller period?',
  );
}

function earlierWords(family: Family): string {
  const words = { total: 'totalt', women: 'kvinnor', men: 'män', unknown: 'okänt kön' } as const;
  const earlier = (Object.keys(words) as Sex[]).filter((sex) => family[sex]?.draft === null);
  if (earlier.length === 0) return '';
  return ` (Från en tidigare leverans: ${earlier.map((sex) => words[sex]).join(', ')}.)`;
}

function number(value: string): string {
  return writeNumber(value as Decimal, decimalsOf(value as Decimal), 'sv');
}
