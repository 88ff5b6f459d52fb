// The order of the units in their table. Values that are missing come last, whichever way is asked for.
import type { UnitRow } from '../../../http/contract.ts';

export const UNIT_COLUMNS = ['name', 'value', 'denominator', 'standing', 'change'] as const;
export type UnitColumn = (typeof UNIT_COLUMNS)[number];

export interface UnitOrder {
  readonly by: UnitColumn;
  readonly isFalling: boolean;
}

/** Names from a to ö first; numbers from the highest. */
export function nextOrder({ by, isFalling }: UnitOrder, column: UnitColumn): UnitOrder {
  return column === by ? { by, isFalling: !isFalling } : { by: column, isFalling: column !== 'name' };
}

export function sortUnits(rows: readonly UnitRow[], { by, isFalling }: UnitOrder): readonly UnitRow[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row, by) }));
  return keyed
    .toSorted((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null) || collator.compare(a.row.name, b.row.name);
      const order =
        typeof a.key === 'string' || typeof b.key === 'string'
          ? collator.compare(String(a.key), String(b.key))
          : a.key - b.key;
      return (isFalling ? -order : order) || collator.compare(a.row.name, b.row.name);
    })
    .map(({ row }) => row);
}

const collator = new Intl.Collator('sv');

/** From what stands best (or highest) to what stands worst. */
const STANDINGS = {
  better: 2,
  above: 2,
  'not-distinguishable': 1,
  worse: 0,
  below: 0,
  unknown: null,
} as const satisfies Record<UnitRow['standing'], number | null>;

function keyOf(row: UnitRow, by: UnitColumn): string | number | null {
  switch (by) {
    case 'name':
      return row.name;
    case 'value':
      return row.figure.value;
    case 'denominator':
      return row.denominator;
    case 'standing':
      return STANDINGS[row.standing];
    case 'change':
      return row.changeValue;
  }
}
