// What is in force for a person, by period, as sets: one row for each value (the units that a person has been listed at). A row
// that must have the value (a visit at the unit of the listing) then meets the periods by its day and value at once.
import type { BooleanExpression, DateExpression, TextExpression } from '../../model/expression.ts';
import { partsOf } from './booleans.ts';
import { quoteName } from './dialect.ts';
import type { Compiler } from './scene.ts';
import { inForceQuestion } from './values.ts';

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
    const question = compared === null ? null : inForceQuestion(compared.inForce, compiler.dialect);
    const table = question === null ? null : compiler.spanSets(question, question.read);
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
