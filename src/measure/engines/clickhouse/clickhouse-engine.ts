// Measures run by ClickHouse, for care data that outgrow one machine.
import type { ColumnType } from '../../care-data/tables.ts';
import type { MeasureEngine } from '../../contract.ts';
import type { TableForm } from '../sql/care-tables.ts';
import type { AskSql } from '../sql/sql-engine.ts';
import { sqlEngine } from '../sql/sql-engine.ts';
import { CLICKHOUSE_DIALECT, clickHouseText } from './clickhouse-dialect.ts';

export function clickHouseEngine(ask: AskSql): MeasureEngine {
  return sqlEngine(CLICKHOUSE_DIALECT, ask);
}

/** Columns that hold what the care data contract says. Date would end in 2149 and begin in 1970. */
const TYPES = {
  text: 'String',
  integer: 'Int64',
  decimal: 'Decimal(18, 4)',
  date: 'Date32',
  boolean: 'Bool',
  timestamp: "DateTime64(0, 'UTC')",
} as const satisfies Record<ColumnType, string>;

export const CLICKHOUSE_TABLES: TableForm = {
  typeOf: ({ type, isNullable }) => (isNullable ? `Nullable(${TYPES[type]})` : TYPES[type]),
  text: clickHouseText,
  ending: ' engine = Memory',
};
