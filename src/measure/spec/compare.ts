// Runs a spec on an engine and tells how the answer differs, as tables of the same form.
import { periodKey } from '../../core/period.ts';
import type { MeasureEngine, MeasureRow } from '../contract.ts';
import { DIMENSIONS } from '../contract.ts';
import { meanOf } from '../model/fraction-sum.ts';
import type { SpecCase } from './spec-case.ts';

export interface SpecAnswer {
  readonly expected: string;
  readonly actual: string;
}

/** Equal texts exactly when the engine counts as the spec says. */
export async function answerOf(spec: SpecCase, engine: MeasureEngine): Promise<SpecAnswer> {
  const { model, periods, dimensions, ageBands, expected, decimals } = spec;
  const rows = await engine.run({ model, periods, dimensions, ageBands });
  const actual = rows.map((row) => expected.columns.map((column) => cellOf(row, column, decimals)));
  return {
    expected: writeTable(expected.columns, expected.rows),
    actual: writeTable(expected.columns, actual),
  };
}

function cellOf(row: MeasureRow, column: string, decimals: number): string {
  const dimension = DIMENSIONS.find((name) => name === column);
  if (dimension !== undefined) return row.stratum[dimension] ?? '';
  const [kind, reason] = column.split('.');
  switch (kind) {
    case 'period':
      return periodKey(row.period);
    case 'population':
      return String(row.population);
    case 'excluded':
      return String(row.excluded[reason ?? ''] ?? '');
    case 'excepted':
      return String(row.excepted[reason ?? ''] ?? '');
    case 'without-value':
      return String(row.withoutValue);
    case 'denominator':
      return String(row.denominator);
    case 'numerator':
      return String(row.numerator);
    case 'mean':
      return meanOf(row.sum, row.denominator, decimals) ?? '';
  }
  throw new Error(`No such column: ${column}`);
}

function writeTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, ...rows];
  const widths = columns.map((_, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, place) => cell.padEnd(widths[place] ?? 0))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n');
}
