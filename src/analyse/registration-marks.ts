// Months in which care data were registered otherwise than usual, from the notes of the figures that rest on them: a change in such
// a month may be a change in registration and not in care.
import type { GroupKind } from '../core/group.ts';
import type { Language } from '../core/language.ts';
import { writeCount } from '../core/numbers/write.ts';
import { readCareNote } from '../measure/contract.ts';
import type { SeriesMonth } from './month-series.ts';

export interface MonthMark {
  readonly month: string;
  /** "mindre registrerat än vanligt i en enhet" */
  readonly label: string;
}

export function registrationMarks(
  series: readonly SeriesMonth[],
  kind: GroupKind,
  language: Language,
): readonly MonthMark[] {
  return series.flatMap(({ month, observation }) => {
    const { shifts } = readCareNote(observation?.note ?? '');
    const [first] = shifts;
    if (first === undefined) return [];
    const units = kind === 'region' ? Math.max(...shifts.map((shift) => shift.units)) : null;
    return [{ month, label: writeMark(first.rows < first.expected, units, language) }];
  });
}

/** `units` null: of one unit's own months, where it goes without saying. */
function writeMark(isLess: boolean, units: number | null, language: Language): string {
  if (language === 'en') {
    const where = units === null ? '' : ` at ${writeCount(units, 'en')} ${units === 1 ? 'unit' : 'units'}`;
    return `${isLess ? 'less' : 'more'} registered than usual${where}`;
  }
  const where = units === null ? '' : ` i ${writeCount(units, 'sv')} ${units === 1 ? 'enhet' : 'enheter'}`;
  return `${isLess ? 'mindre' : 'mer'} registrerat än vanligt${where}`;
}
