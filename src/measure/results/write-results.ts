// Results as a file of figures, in the form in which any delivery comes: what is computed then goes the way of what is sent
// in, with the same checks, the same provenance and the same ledger.
import type { Decimal } from '../../core/decimal.ts';
import { decimal, divide, multiply } from '../../core/decimal.ts';
import { MISSING_WORDS } from '../../core/missing.ts';
import { periodKey } from '../../core/period.ts';
import type { MeasureRow } from '../contract.ts';
import { meanOf } from '../model/fraction-sum.ts';
import type { Statistic } from '../model/measure-model.ts';
import type { GroupResult } from './group-results.ts';

export interface IndicatorResult extends GroupResult {
  /** In the region's plan. */
  readonly indicatorId: string;
  readonly statistic: Statistic;
  /** That a share is shown with; its counts are exact. */
  readonly decimals: number;
  /** Of the care data behind it (note-results.ts). */
  readonly note: string;
}

/** Counts don't give a mean or a rate back, so more of it is kept than anybody prints. */
const KEPT_DECIMALS = 6;

export interface Figures {
  readonly value: Decimal;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** null when there is nobody to take a share or a mean of. A count of nobody is 0. */
export function figuresOf(row: MeasureRow | null, statistic: Statistic, decimals: number): Figures | null {
  const { numerator, denominator } = row ?? { numerator: 0, denominator: 0 };
  if (statistic.kind === 'count') return { value: decimal(denominator), numerator: null, denominator: null };
  if (row === null || denominator === 0) return null;
  switch (statistic.kind) {
    case 'proportion':
      return { value: ratio(numerator, denominator, 100, decimals), numerator, denominator };
    case 'rate':
      return {
        value: ratio(numerator, denominator, statistic.per, KEPT_DECIMALS),
        numerator,
        denominator,
      };
    case 'mean': {
      const mean = meanOf(row.sum, denominator, KEPT_DECIMALS);
      return mean === null ? null : { value: mean, numerator: null, denominator };
    }
  }
}

function ratio(numerator: number, denominator: number, per: number, decimals: number): Decimal {
  return divide(multiply(decimal(numerator), decimal(per)), decimal(denominator), decimals);
}

const HEADING = 'indikator;period;grupptyp;grupp;kön;värde;täljare;nämnare;status;anmärkning';

export function writeResults(results: readonly IndicatorResult[]): string {
  return `${[HEADING, ...results.map(writeLine)].join('\n')}\n`;
}

function writeLine({
  indicatorId,
  statistic,
  decimals,
  group,
  sex,
  period,
  row,
  note,
}: IndicatorResult): string {
  const figures = figuresOf(row, statistic, decimals);
  const cells = figures === null ? ['', '', ''] : [figures.value, figures.numerator, figures.denominator];
  const status = figures === null ? MISSING_WORDS['not-applicable'].sv : '';
  return [
    indicatorId,
    periodKey(period),
    group.kind,
    group.id,
    SEX_CELLS[sex],
    ...cells,
    status,
    quoted(note),
  ].join(';');
}

/** Notes hold semicolons; they hold no quotation marks. */
function quoted(note: string): string {
  return note === '' ? '' : `"${note}"`;
}

const SEX_CELLS = {
  total: 'totalt',
  women: 'kvinnor',
  men: 'män',
  unknown: 'okänt',
} as const satisfies Record<GroupResult['sex'], string>;
