// How far back a measure looks: whether the care data reach as far as what it counts.
import type { Period } from '../../core/period.ts';
import { dayIn } from './day-in.ts';
import type { DateExpression, EventSelection, EventTableName } from './expression.ts';
import type { MeasureModel } from './measure-model.ts';

/**
 * The earliest day of each table's rows that the measure asks for in the period, ISO. Tables that it asks for at any time, or
 * only within the period, are not there.
 */
export function lookBack(model: MeasureModel, period: Period): ReadonlyMap<EventTableName, string> {
  const earliest = new Map<EventTableName, string>();
  for (const { table, window } of selectionsIn(model)) {
    const from = window?.from ? earliestDay(window.from, period) : null;
    if (from === null || from >= period.start) continue;
    const known = earliest.get(table);
    if (known === undefined || from < known) earliest.set(table, from);
  }
  return earliest;
}

/** Every selection, wherever it stands: the model is data. */
function selectionsIn(node: unknown): readonly EventSelection[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'kind' in node && node.kind === 'events' ? [node as EventSelection] : [];
  return [...own, ...Object.values(node).flatMap(selectionsIn)];
}

/** null where it can be any day: an event at any time, a date in a person's row. */
function earliestDay(date: DateExpression, period: Period): string | null {
  return dayIn(date, period, ({ among }) => {
    const from = among.window?.from ?? null;
    return from === null ? null : earliestDay(from, period);
  });
}
