// Measures run by DuckDB over tables or views with the care data contract's names. Who opens the database and makes the
// views is not known here; what goes in is one statement, what comes out are counts.
import type { MeasureEngine } from '../../contract.ts';
import { measureStatement } from '../sql/measure-statement.ts';
import type { SqlRow } from '../sql/read-result.ts';
import { readResult } from '../sql/read-result.ts';
import { DUCKDB_DIALECT } from './duckdb-dialect.ts';

/** Answers one statement with its rows. */
export type AskSql = (sql: string) => Promise<readonly SqlRow[]>;

export function duckDbEngine(ask: AskSql): MeasureEngine {
  return {
    name: 'duckdb',
    run: async (request) =>
      request.periods.length === 0
        ? []
        : readResult(await ask(measureStatement(request, DUCKDB_DIALECT)), request),
  };
}
