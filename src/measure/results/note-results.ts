// Coverage and quality of the care data behind each result, as notes: on the region's rows for all units, on a unit's own rows for
// that unit where its registration shifted. Only of the tables that the measure reads.
import { periodKey } from '../../core/period.ts';
import { COVERED_TABLES } from '../care-data/coverage.ts';
import type { NotedFault, NotedShift } from '../care-data/quality/care-note.ts';
import { writeCareNote } from '../care-data/quality/care-note.ts';
import type { CareQuality, Month, Shift } from '../care-data/quality/quality.ts';
import type { CareTableName } from '../care-data/tables.ts';
import type { MeasureModel } from '../model/measure-model.ts';
import type { GroupResult } from './group-results.ts';

/** '' where there is nothing to say. */
export type NoteOf = (result: Pick<GroupResult, 'group' | 'sex' | 'period'>, model: MeasureModel) => string;

export function careNotes(quality: CareQuality): NoteOf {
  const rowsInMonth = sums(quality.coverage.map(({ table, month, rows }) => [`${table}|${month}`, rows]));
  const shiftsByUnit = Map.groupBy(quality.shifts, ({ unit }) => unit);
  const known = new Map<string, string>();
  return ({ group, sex, period }, model) => {
    if (sex !== 'total' || (group.kind !== 'region' && group.kind !== 'unit')) return '';
    const tables = tablesIn(model);
    const isInside = (month: Month) => period.start.slice(0, 7) <= month && month < period.end.slice(0, 7);
    const concerns = (shift: Shift) => tables.includes(shift.table) && isInside(shift.month);
    if (group.kind === 'unit') {
      const own = (shiftsByUnit.get(group.id) ?? []).filter(concerns);
      return writeCareNote({
        shifts: own.map(({ month, table, rows, expected }) => ({ month, table, rows, expected, units: 1 })),
        faults: [],
      });
    }
    // The same for every indicator that reads the same tables.
    const key = `${periodKey(period)} ${tables.join(' ')}`;
    const note =
      known.get(key) ??
      writeCareNote({
        shifts: regionShifts(quality.shifts.filter(concerns), rowsInMonth),
        faults: faultsOf(quality, tables, isInside),
      });
    known.set(key, note);
    return note;
  };
}

/** What the region registered, against what it would have been if those units had registered as usual. */
function regionShifts(
  shifts: readonly Shift[],
  rowsInMonth: ReadonlyMap<string, number>,
): readonly NotedShift[] {
  const byMonth = Map.groupBy(shifts, ({ table, month }) => `${month}|${table}`);
  return [...byMonth.values()].flatMap((together) => {
    const [first] = together;
    if (first === undefined) return [];
    const rows = rowsInMonth.get(`${first.table}|${first.month}`) ?? 0;
    const lost = together.reduce((sum, shift) => sum + shift.expected - shift.rows, 0);
    return [{ month: first.month, table: first.table, rows, expected: rows + lost, units: together.length }];
  });
}

function faultsOf(
  { shares }: CareQuality,
  tables: readonly CareTableName[],
  isInside: (month: Month) => boolean,
): readonly NotedFault[] {
  const concerned = shares.filter(({ table, month }) => tables.includes(table) && isInside(month));
  const byKind = Map.groupBy(concerned, ({ kind, table }) => `${kind}|${table}`);
  return [...byKind.values()].flatMap((together) => {
    const [first] = together;
    if (first === undefined) return [];
    const total = (part: 'part' | 'whole') => together.reduce((sum, share) => sum + share[part], 0);
    return [{ kind: first.kind, table: first.table, part: total('part'), whole: total('whole') }];
  });
}

function sums(parts: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const whole = new Map<string, number>();
  for (const [key, count] of parts) whole.set(key, (whole.get(key) ?? 0) + count);
  return whole;
}

/** Tables of events at units that a measure reads, in the order of the care data contract. */
export function tablesIn(model: MeasureModel): readonly CareTableName[] {
  const named = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('table' in value && typeof value.table === 'string') named.add(value.table);
    for (const part of Object.values(value)) collect(part);
  };
  collect(model);
  return COVERED_TABLES.filter((table) => named.has(table));
}
