// Measures run by PostgreSQL over a warehouse's tables or views (check-care-tables.ts says what they must hold).
import type { MeasureEngine } from '../../contract.ts';
import type { AskSql } from '../sql/sql-engine.ts';
import { sqlEngine } from '../sql/sql-engine.ts';
import { POSTGRES_DIALECT } from './postgres-dialect.ts';

export function postgresEngine(ask: AskSql): MeasureEngine {
  return sqlEngine(POSTGRES_DIALECT, ask);
}
