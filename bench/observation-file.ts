// A file of 100,000 invented monthly figures for Region Exempel: every centre, both sexes and the total, with counts, so that
// the measurement meets the reconciliation and the duplicate check as a real file would.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROWS_PER_FILE = 100_000;
const FIRST_YEAR = 1995;

/** Centres as the demonstration's own file spells them. */
function unitNames(): readonly string[] {
  const text = readFileSync(join('definitions', 'exempel', 'figures', '2022-2023.csv'), 'utf8');
  const [heading = '', ...lines] = text.split('\n');
  const columns = heading.split(',');
  const type = columns.indexOf('group_type');
  const name = columns.indexOf('group');
  const ofUnits = lines.map((line) => line.split(',')).filter((cells) => cells[type] === 'unit');
  return [...new Set(ofUnits.map((cells) => cells[name] ?? ''))];
}

const INDICATORS = [
  'medbed3',
  'telefon',
  'tackningsgrad',
  'lakarkontinuitet',
  'patientnojdhet',
  'vhu',
  'tobak_atgard',
  'fysaktivitet_atgard',
  'hba1c_over_70',
  'forstalinjen3',
];

/** File `number` holds rows number · 100,000 … of one endless, deterministic list: no two files share a figure. */
export function writeObservationFile(path: string, number: number): void {
  const units = unitNames();
  const lines = ['indicator,period,group_type,group,sex,value,numerator,denominator,status,note'];
  const perMonth = units.length * INDICATORS.length * 3;
  for (let row = 0; row < ROWS_PER_FILE; row += 3) {
    const at = Math.floor((number * (ROWS_PER_FILE + 2) + row) / 3) * 3;
    const monthIndex = Math.floor(at / perMonth);
    const within = Math.floor((at % perMonth) / 3);
    const unit = units[within % units.length] ?? '';
    const indicator = INDICATORS[Math.floor(within / units.length)] ?? '';
    const period = `${FIRST_YEAR + Math.floor(monthIndex / 12)}-${String((monthIndex % 12) + 1).padStart(2, '0')}`;
    const women = 20 + ((at * 7) % 60);
    const men = 15 + ((at * 11) % 60);
    const prefix = `${indicator},${period},unit,${unit}`;
    lines.push(
      `${prefix},total,,${women + men},200,final,`,
      `${prefix},women,,${women},100,final,`,
      `${prefix},men,,${men},100,final,`,
    );
  }
  writeFileSync(path, `${lines.slice(0, ROWS_PER_FILE + 1).join('\n')}\n`);
}
