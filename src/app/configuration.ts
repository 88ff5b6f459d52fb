// The settings, read from the environment once at the start. All problems are told together, each with its variable's name;
// the value of DATABASE_URL or UTFALL_CARE_DATABASE is never repeated, because it holds a password.
import { resolve } from 'node:path';
import type { Checked, Problem } from '../core/problem.ts';
import { hasErrors } from '../core/problem.ts';

export interface Configuration {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataFolder: string;
  /** null: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  /** A PostgreSQL that holds care data, only read; null: there is none. */
  readonly careDatabaseUrl: string | null;
  /** Whether the demonstration is loaded into an empty database. */
  readonly isDemo: boolean;
  /** What a monitor on another machine sends to read /metrics; null: only this machine may. */
  readonly metricsToken: string | null;
}

/** Where relative paths start: the default data folder lies in the installation, a given one where the command is run. */
export interface Places {
  readonly installation: string;
  readonly workingFolder: string;
}

export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  places: Places,
): Checked<Configuration> {
  const problems: Problem[] = [];
  const setting = (name: string) => environment[name]?.trim() || null;
  const refuse = (name: string, message: string, hint: string) => {
    problems.push({ code: 'setting', severity: 'error', where: {}, message: `${name}: ${message}`, hint });
  };

  const port = readPort(setting('PORT') ?? '8080');
  if (port === null) refuse('PORT', 'är inget portnummer.', 'Ange ett heltal mellan 0 och 65535.');

  const host = setting('HOST') ?? '127.0.0.1';
  if (/[\s/]/.test(host))
    refuse('HOST', 'är ingen adress.', 'Ange en IP-adress eller ett datornamn, till exempel 127.0.0.1.');

  const isDemo = readSwitch(setting('UTFALL_DEMO') ?? 'on');
  if (isDemo === null) refuse('UTFALL_DEMO', 'ska vara på eller av.', 'Ange on eller off.');

  const address = (name: string) => {
    const url = setting(name);
    if (url !== null && !isPostgresAddress(url))
      refuse(
        name,
        'är ingen adress till en PostgreSQL-databas.',
        'Skriv postgres://användare:lösenord@dator:5432/databas; särskilda tecken i lösenordet skrivs som %-koder.',
      );
    return url;
  };
  const databaseUrl = address('DATABASE_URL');
  const careDatabaseUrl = address('UTFALL_CARE_DATABASE');

  const metricsToken = setting('UTFALL_METRICS_TOKEN');
  if (metricsToken !== null && !/^[\x21-\x7e]{20,200}$/.test(metricsToken))
    refuse(
      'UTFALL_METRICS_TOKEN',
      'är för kort eller har andra tecken än bokstäver, siffror och skiljetecken.',
      'Ange minst 20 slumpade tecken utan blanksteg.',
    );

  const folder = setting('UTFALL_DATA');
  const dataFolder =
    folder === null ? resolve(places.installation, 'data') : resolve(places.workingFolder, folder);

  if (hasErrors(problems) || port === null || isDemo === null) return { value: null, problems };
  const value = { port, host, dataFolder, databaseUrl, careDatabaseUrl, isDemo, metricsToken };
  return { value, problems };
}

function readPort(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
}

function readSwitch(text: string): boolean | null {
  if (/^(on|på|ja|true|1)$/i.test(text)) return true;
  if (/^(off|av|nej|false|0)$/i.test(text)) return false;
  return null;
}

function isPostgresAddress(text: string): boolean {
  try {
    return ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
