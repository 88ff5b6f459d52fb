// A file of 100,000 invented monthly figures for Region Exempel: every group, both sexes and the total, with counts, so that
// the measurement meets the reconciliation and the duplicate check as a real file would.
import { writeFileSync } from 'node:fs';
import { readExempel } from '../tests/product/exempel.ts';

export const ROWS_PER_FILE = 99_999; // thirds: women, men and total of one figure stay in one file
const FIRST_YEAR = 1990;
const { groups, indicators } = readExempel();

/** File `number` holds the next 99,999 rows of one endless, deterministic list: no two files share a figure. */
export function writeObservationFile(path: string, number: number): void {
  const lines = ['indicator,period,group_type,group,sex,value,numerator,denominator,status,note'];
  const perMonth = groups.length * indicators.length;
  for (let row = 0; row < ROWS_PER_FILE / 3; row += 1) {
    const at = (number * ROWS_PER_FILE) / 3 + row;
    const month = Math.floor(at / perMonth);
    const group = groups[at % groups.length];
    const indicator = indicators[Math.floor((at % perMonth) / groups.length)];
    const period = `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    const women = 20 + ((at * 7) % 60);
    const men = 15 + ((at * 11) % 60);
    const prefix = `${indicator},${period},${group?.kind},${group?.name}`;
    lines.push(
      `${prefix},total,,${women + men},200,final,`,
      `${prefix},women,,${women},100,final,`,
      `${prefix},men,,${men},100,final,`,
    );
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}
