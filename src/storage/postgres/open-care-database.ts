// A database that holds care data, as a region's warehouse does: read only, one connection, one moment. Everything that is
// asked sees the tables as they were when it was opened, also while the warehouse loads new rows. Not here: any statement
// about care data (measure/), and nothing of the application's own tables (open.ts).
import { Client } from 'pg';
import { UnavailableError } from '../../core/failure.ts';
import { exactTypes, reachable } from './connect.ts';

export type CareDatabaseRow = Readonly<Record<string, unknown>>;

export interface CareDatabase {
  /** 64-bit integers come as numbers, and are refused when they are not exact. Statements run one at a time. */
  rows(sql: string): Promise<readonly CareDatabaseRow[]>;
  close(): Promise<void>;
}

/** Set on the connection, so that an address may bring its own `options` (search_path). */
const SETTINGS = [
  // Big statements over few rows would be compiled for longer than they run.
  'set jit = off',
  // How many rows a code or a day picks is not known to the planner. Where it guesses one and there are a hundred thousand, a
  // nested loop takes hours; a hash join is seldom far from best, since every measure reads whole tables.
  'set enable_nestloop = off',
  'set standard_conforming_strings = on',
  "set timezone = 'UTC'",
  'begin isolation level repeatable read read only',
];

/** `url` may hold a password and is never repeated. Throws UnavailableError with a sentence about UTFALL_CARE_DATABASE. */
export async function openCareDatabase(url: string): Promise<CareDatabase> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'utfall measure',
    types: exactTypes,
  });
  // The query that loses the connection tells it; an `error` event that nobody listens to would end the process.
  client.on('error', () => {});
  try {
    await reachable(() => client.connect());
    await reachable(() => client.query(SETTINGS.join('; ')));
  } catch (error) {
    await client.end();
    throw refusal(error) ?? error;
  }
  return {
    rows: async (sql) => {
      try {
        return (await reachable(() => client.query(sql))).rows;
      } catch (error) {
        throw refusal(error) ?? error;
      }
    },
    close: () => client.end(),
  };
}

function refusal(error: unknown): UnavailableError | null {
  if (error instanceof UnavailableError)
    return new UnavailableError(
      'Databasen som UTFALL_CARE_DATABASE anger svarar inte. Försök igen om en stund.',
      { cause: error },
    );
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = code.startsWith('28')
    ? 'Databasservern tar inte emot inloggningen. Kontrollera användare och lösenord i UTFALL_CARE_DATABASE.'
    : code === '3D000'
      ? 'Databasen som UTFALL_CARE_DATABASE anger finns inte på servern. Rätta namnet.'
      : code === '42501'
        ? 'Användaren i UTFALL_CARE_DATABASE får inte läsa alla tabeller med vårddata. Ge den rätten SELECT på dem.'
        : null;
  return sentence === null ? null : new UnavailableError(sentence, { cause: error });
}
