// A row while it is being judged: read-row.ts fills it in, the checks across rows add to it, interpret-table.ts closes it.
import type { Observation, ObservedFigure } from '../core/observation.ts';
import type { Period } from '../core/period.ts';
import { periodKey } from '../core/period.ts';
import type { Place, Problem } from '../core/problem.ts';
import type { MappedField, RawTable } from './contract.ts';
import type { Finding } from './finding.ts';
import type { Layout } from './headings.ts';
import { columnName } from './headings.ts';

export interface DraftRow {
  readonly layout: Layout;
  readonly row: number;
  cells: readonly string[];
  figure: ObservedFigure | null;
  /** Key of the series that women, men and total share; empty without a figure. */
  seriesKey: string;
  earlier: Observation | null;
  /** Says what an earlier row of the file said already: read, but not stored again. */
  isRepeated: boolean;
  readonly problems: Problem[];
}

export function addFinding(draft: DraftRow, finding: Finding): void {
  const { code, severity, message, hint } = finding;
  draft.problems.push({ code, severity, where: placeOf(draft, finding.field), message, hint });
}

export function placeOf(draft: DraftRow, field: MappedField | null): Place {
  const { table, columns } = draft.layout;
  const column = field === null ? undefined : columns[field];
  return {
    ...tablePlace(table),
    row: draft.row,
    ...(column === undefined ? {} : { column: columnName(table, column) }),
  };
}

export function tablePlace(table: RawTable): Place {
  return table.sheet === null ? { file: table.file } : { file: table.file, sheet: table.sheet };
}

/** "rad 12", and the sheet where that is another one. */
export function rowWords(of: DraftRow, seenFrom: DraftRow): string {
  const { sheet } = of.layout.table;
  return sheet === null || sheet === seenFrom.layout.table.sheet
    ? `rad ${of.row}`
    : `rad ${of.row} i blad ${sheet}`;
}

export function hasError(draft: DraftRow): boolean {
  return draft.problems.some(({ severity }) => severity === 'error');
}

const periodKeys = new WeakMap<Period, string>();

/** Indicator, group and period: what women, men and total have in common. */
export function seriesKeyOf(figure: ObservedFigure): string {
  let key = periodKeys.get(figure.period);
  if (key === undefined) {
    key = periodKey(figure.period);
    periodKeys.set(figure.period, key);
  }
  return `${figure.indicatorId}|${figure.group.kind}:${figure.group.id}|${key}`;
}
