// The SQL that an indicator is computed with, for those who want to see or check it in their own warehouse.
import type { Period } from '../core/period.ts';
import { CLICKHOUSE_DIALECT } from '../measure/engines/clickhouse/clickhouse-dialect.ts';
import { DUCKDB_DIALECT } from '../measure/engines/duckdb/duckdb-dialect.ts';
import { POSTGRES_DIALECT } from '../measure/engines/postgres/postgres-dialect.ts';
import type { Dialect } from '../measure/engines/sql/dialect.ts';
import { measureStatement } from '../measure/engines/sql/measure-statement.ts';
import type { ComputedIndicator } from '../measure/language/definition.ts';

const DIALECTS = {
  duckdb: DUCKDB_DIALECT,
  postgres: POSTGRES_DIALECT,
  clickhouse: CLICKHOUSE_DIALECT,
} as const satisfies Record<string, Dialect>;

export type SqlEngineName = keyof typeof DIALECTS;

export function isSqlEngineName(name: string): name is SqlEngineName {
  return Object.hasOwn(DIALECTS, name);
}

/** One statement over tables named as the care data contract names them, by unit. */
export function explainSql(
  { model, ageBands }: ComputedIndicator,
  period: Period,
  engine: SqlEngineName,
): string {
  return measureStatement({ model, periods: [period], dimensions: ['unit'], ageBands }, DIALECTS[engine]);
}
