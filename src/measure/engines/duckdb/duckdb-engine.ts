// Measures run by DuckDB over everybody at once, in one statement; bucket-engine.ts does the same a part at a time.
import type { MeasureEngine } from '../../contract.ts';
import type { AskSql } from '../sql/sql-engine.ts';
import { sqlEngine } from '../sql/sql-engine.ts';
import { DUCKDB_DIALECT } from './duckdb-dialect.ts';

export function duckDbEngine(ask: AskSql): MeasureEngine {
  return sqlEngine(DUCKDB_DIALECT, ask);
}
