// Measures run by a database that holds tables or views with the care data contract's names. Who opens the database is not
// known here; what goes in is one statement per request, what comes out are counts.
import type { MeasureEngine } from '../../contract.ts';
import type { Dialect } from './dialect.ts';
import { measureStatement } from './measure-statement.ts';
import type { SqlRow } from './read-result.ts';
import { readResult } from './read-result.ts';

/** Answers one statement with its rows. */
export type AskSql = (sql: string) => Promise<readonly SqlRow[]>;

export function sqlEngine(dialect: Dialect, ask: AskSql): MeasureEngine {
  return {
    name: dialect.name,
    run: async (request) =>
      request.periods.length === 0 ? [] : readResult(await ask(measureStatement(request, dialect)), request),
  };
}
