// The SQL that an indicator is computed with, for those who want to see or check it in their own warehouse.
import type { Period } from '../core/period.ts';
import { DUCKDB_DIALECT } from '../measure/engines/duckdb/duckdb-dialect.ts';
import { measureStatement } from '../measure/engines/sql/measure-statement.ts';
import type { ComputedIndicator } from '../measure/language/definition.ts';

/** One statement over tables named as the care data contract names them, by unit. */
export function explainSql({ model, ageBands }: ComputedIndicator, period: Period): string {
  return measureStatement({ model, periods: [period], dimensions: ['unit'], ageBands }, DUCKDB_DIALECT);
}
