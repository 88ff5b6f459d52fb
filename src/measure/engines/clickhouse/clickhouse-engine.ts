// Measures run by ClickHouse, for care data that outgrow one machine.
import type { MeasureEngine } from '../../contract.ts';
import type { TableForm } from '../sql/care-tables.ts';
import type { AskSql } from '../sql/sql-engine.ts';
import { sqlEngine } from '../sql/sql-engine.ts';
import { CLICKHOUSE_DIALECT, clickHouseText } from './clickhouse-dialect.ts';

export function clickHouseEngine(ask: AskSql): MeasureEngine {
  return sqlEngine(CLICKHOUSE_DIALECT, ask);
}

/** Columns that hold what the care data contract says. Date would end in 2149 and begin in 1970. */
export const CLICKHOUSE_TABLES: TableForm = {
  types: {
    text: 'Nullable(String)',
    integer: 'Nullable(Int64)',
    decimal: 'Nullable(Decimal(18, 4))',
    date: 'Nullable(Date32)',
    boolean: 'Nullable(Bool)',
    timestamp: "Nullable(DateTime64(0, 'UTC'))",
  },
  text: clickHouseText,
  ending: ' engine = Memory',
};
