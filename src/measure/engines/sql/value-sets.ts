// What is in force for a person, by period, as sets: one row for each value (the units that a person has been listed at). A row
// that must have the value (a visit at the unit of the listing) then meets the periods by its day and value at once.
import type { BooleanExpression, DateExpression, TextExpression } from '../../model/expression.ts';
import { partsOf } from './booleans.ts';
import { quoteName } from './dialect.ts';
import { aloneIn } from './period-sets.ts';
import type { Compiler } from './scene.ts';
import { openScene } from './scene.ts';

export interface ValueSet {
  /** The condition that it stands for. */
  readonly part: BooleanExpression;
  readonly alias: string;
  readonly table: string;
  readonly on: string;
}

/** Of the conditions that must all hold, those that compare a text of the row with what is in force on a day of the period. */
export function collectValues(
  where: BooleanExpression,
  row: string,
  compiler: Compiler,
): readonly ValueSet[] {
  if (!compiler.layout.hasPeriodSets) return [];
  const key = compiler.layout.column;
  return partsOf(where).flatMap((part) => {
    const compared = valueInForce(part);
    const table = compared === null ? null : valueTable(compared.inForce, compiler);
    if (compared === null || table === null) return [];
    const alias = compiler.alias();
    const on = `${alias}.${key} = ${row}.${key} and ${alias}.value = ${row}.${quoteName(compared.column)}`;
    return [{ part, alias, table, on }];
  });
}

type InForce = Extract<TextExpression, { readonly kind: 'in-force' }>;

function valueInForce(
  part: BooleanExpression,
): { readonly column: string; readonly inForce: InForce } | null {
  if (part.kind !== 'same-text') return null;
  const [column, inForce] = part.left.kind === 'in-force' ? [part.right, part.left] : [part.left, part.right];
  if (column.kind !== 'text-column' || column.of !== 'row' || inForce.kind !== 'in-force') return null;
  return dependsOnPeriod(inForce.on) ? { column: column.column, inForce } : null;
}

/** Columns: the person's key, value and bits. null where more than the period says which day it is. */
function valueTable(inForce: InForce, compiler: Compiler): string | null {
  const scene = openScene(null);
  const value = compiler.text(inForce, scene);
  const [days, ...others] = scene.notes.joins.values();
  if (days === undefined || others.length > 0 || scene.notes.personColumns.size > 0) return null;
  const { alias, table } = days;
  const key = `${alias}.${compiler.layout.column}`;
  return compiler.once(JSON.stringify(['values', inForce]), () => ({
    select: `select ${key}, ${value} as value, bit_or(${aloneIn(alias)}) as bits from ${table} ${alias}\n  group by ${key}, ${value}`,
    needs: [table],
  }));
}

export function dependsOnPeriod(date: DateExpression): boolean {
  switch (date.kind) {
    case 'shifted-date':
      return dependsOnPeriod(date.from);
    case 'period-start':
    case 'period-last-day':
    case 'period-end':
      return true;
    case 'date':
    case 'date-column':
    case 'event-date':
      return false;
  }
}
