// The settings, read once at the start from the environment and, for what it does not say, from a settings file. All problems
// are told together, each with its setting's name; no value is ever repeated, because it may be a password.
// The table of settings is in configuration/settings.ts; here is where they come from and what they must agree about.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isLoopback } from '../core/loopback.ts';
import type { Checked, Problem } from '../core/problem.ts';
import { hasErrors, writePlace } from '../core/problem.ts';
import { isRefusal } from './configuration/readers.ts';
import { hasVerificationOff, unsafeDatabase } from './configuration/safe-connections.ts';
import type { Setting, SettingKey } from './configuration/settings.ts';
import { SETTINGS } from './configuration/settings.ts';
import { parseSettingsFile } from './configuration/settings-file.ts';
import type { SignInSettings } from './people/people-world.ts';

export interface Configuration {
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Absolute. */
  readonly dataFolder: string;
  /** null: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  /** A PostgreSQL that holds care data, only read; null: there is none. */
  readonly careDatabaseUrl: string | null;
  readonly signIn: SignInConfiguration;
  /** null: no sign-in through an identity provider. */
  readonly openId: OpenIdSettings | null;
  /** For backups that are not given another; null: they are not encrypted. */
  readonly backupKey: string | null;
  /** What a monitor on another machine sends to read /metrics; null: only this machine may. */
  readonly metricsToken: string | null;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
}

/** `demo`: the shipped demonstration with ready-made people. `installation`: real people, begun with a printed link. */
export type Mode = 'demo' | 'installation';

/** What signing in rests on: where people reach us, in which mode, how mails go. */
export interface SignInConfiguration extends SignInSettings {
  readonly mode: Mode;
  /** The installation's secret, 32 bytes in base64; null: the file in the data folder. */
  readonly secret: string | null;
}

export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** Absolute path of the table from claims to accounts and roles. */
  readonly claimsFile: string;
  readonly name: string;
}

/** Where relative paths start: the default data folder lies in the installation, a given one where the command is run. */
export interface Places {
  readonly installation: string;
  readonly workingFolder: string;
}

/** Read when it is there and UTFALL_CONFIG names no other. */
export const SETTINGS_FILE = '/etc/utfall/utfall.conf';

type Values = {
  readonly [Key in SettingKey]: ValueOf<(typeof SETTINGS)[Key]>;
};
type ValueOf<S> = S extends Setting<infer T> ? T | null : never;

export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  places: Places,
  readText: (path: string) => string | null = textOf,
): Checked<Configuration> {
  const problems: Problem[] = [];
  const refuse: Refuse = (name, message, hint) => {
    problems.push({ code: 'setting', severity: 'error', where: {}, message: `${name}: ${message}`, hint });
  };
  const source = { environment, places, readText, refuse };
  const given = collect(source, problems);
  const values = Object.fromEntries(
    Object.entries<Setting<unknown>>(SETTINGS).map(([key, setting]) => [
      key,
      readOne(setting, given, source),
    ]),
  ) as Values;
  const path = (text: string) => resolve(places.workingFolder, text);
  const mail = mailOf(values, given, refuse);
  const openId = openIdOf(values, given, path, refuse);
  checkExposure(values, refuse);
  checkConnections(values, environment, refuse);

  const { mode, host, port, logLevel } = values;
  if (hasErrors(problems) || mode === null || host === null || port === null || logLevel === null)
    return { value: null, problems };
  const { address, databaseUrl, careDatabaseUrl, secret, backupKey, metricsToken, dataFolder } = values;
  return {
    value: {
      host,
      port,
      trustedProxies: values.trustedProxies ?? [],
      dataFolder: dataFolder === null ? resolve(places.installation, 'data') : path(dataFolder),
      databaseUrl,
      careDatabaseUrl,
      signIn: { mode, address, isDemonstrationOffered: mode === 'demo', mail, secret },
      openId,
      backupKey,
      metricsToken,
      logLevel,
    },
    problems,
  };
}

type Refuse = (name: string, message: string, hint: string) => void;

interface Source {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly places: Places;
  readonly readText: (path: string) => string | null;
  readonly refuse: Refuse;
}

/** What is given, by name: the environment's word goes before the file's, also when one of them names a file. */
function collect(source: Source, problems: Problem[]): ReadonlyMap<string, string> {
  const { environment, places, readText, refuse } = source;
  const names = Object.values(SETTINGS).flatMap(namesOf);
  const named = environment.UTFALL_CONFIG?.trim();
  const file = named ? resolve(places.workingFolder, named) : SETTINGS_FILE;
  const text = readText(file);
  if (text === null && named)
    refuse('UTFALL_CONFIG', `Filen ${file} går inte att läsa.`, 'Rätta sökvägen eller filens rättigheter.');
  const parsed = parseSettingsFile(text ?? '', file, names);
  problems.push(...parsed.problems);
  const given = new Map<string, string>();
  for (const setting of Object.values(SETTINGS)) {
    const own = namesOf(setting);
    const inEnvironment = own.flatMap((name) => pair(name, environment[name]));
    const pairs =
      inEnvironment.length > 0 ? inEnvironment : own.flatMap((name) => pair(name, parsed.given.get(name)));
    for (const [name, value] of pairs) given.set(name, value);
  }
  return given;
}

function namesOf({ name, isSecret }: Pick<Setting<unknown>, 'name' | 'isSecret'>): readonly string[] {
  return isSecret ? [name, `${name}_FILE`] : [name];
}

/** A setting that is empty is not given: that is how a compose file leaves one out. */
function pair(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  const text = value?.trim() ?? '';
  return text === '' ? [] : [[name, text]];
}

function readOne<T>(setting: Setting<T>, given: ReadonlyMap<string, string>, source: Source): T | null {
  const text = textFor(setting, given, source);
  if (text === null) return null;
  const read = setting.read(text);
  if (!isRefusal(read)) return read.value;
  source.refuse(setting.name, read.message, read.hint);
  return null;
}

function textFor(
  setting: Setting<unknown>,
  given: ReadonlyMap<string, string>,
  source: Source,
): string | null {
  const { name, fallback } = setting;
  const direct = given.get(name) ?? null;
  const file = given.get(`${name}_FILE`);
  if (file === undefined) return direct ?? fallback;
  if (direct !== null) {
    source.refuse(name, `är satt både för sig och som ${name}_FILE.`, 'Ta bort det ena.');
    return null;
  }
  const path = resolve(source.places.workingFolder, file);
  const content = source.readText(path)?.trim() ?? '';
  if (content !== '') return content;
  source.refuse(
    `${name}_FILE`,
    `Filen ${path} är tom eller går inte att läsa.`,
    'Rätta sökvägen, innehållet eller filens rättigheter.',
  );
  return null;
}

function mailOf(
  { mailServer, mailFrom }: Values,
  given: ReadonlyMap<string, string>,
  refuse: Refuse,
): SignInConfiguration['mail'] {
  if (mailServer === null) return null;
  if (mailFrom !== null) return { url: mailServer, from: mailFrom };
  const { name } = SETTINGS.mailFrom;
  if (!given.has(name))
    refuse(name, 'saknas.', 'Ange vem e-posten kommer från: Utfall <utfall@region.example>.');
  return null;
}

function openIdOf(
  values: Values,
  given: ReadonlyMap<string, string>,
  path: (text: string) => string,
  refuse: Refuse,
): OpenIdSettings | null {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClaims: claims } = values;
  const all = ['oidcIssuer', 'oidcClientId', 'oidcClaims', 'oidcClientSecret', 'oidcName'] as const;
  const isGiven = (key: SettingKey) => namesOf(SETTINGS[key]).some((name) => given.has(name));
  if (!all.some(isGiven)) return null;
  for (const key of ['oidcIssuer', 'oidcClientId', 'oidcClaims'] as const)
    if (!isGiven(key))
      refuse(
        SETTINGS[key].name,
        'saknas.',
        'Identitetstjänsten behöver utfärdare, klientens id och tabell över uppgifter.',
      );
  if (issuer === null || clientId === null || claims === null) return null;
  return {
    issuer,
    clientId,
    clientSecret: values.oidcClientSecret,
    claimsFile: path(claims),
    name: values.oidcName ?? new URL(issuer).hostname,
  };
}

/** In the demonstration anybody may be anyone: it never meets a network. Everyone else is reached over https. */
function checkExposure({ mode, address, host }: Values, refuse: Refuse): void {
  if (host === null) return;
  const isOnNetwork = !isLoopback(host) || (address?.startsWith('https:') ?? false);
  if (mode === 'demo' && isOnNetwork)
    refuse(
      SETTINGS.mode.name,
      'demonstrationen, där vem som helst kan vara vem som helst, visas bara på den egna datorn.',
      'Ange installation, eller ta bort HOST och UTFALL_ADDRESS.',
    );
  if (mode === 'installation' && !isLoopback(host) && address === null)
    refuse(
      SETTINGS.address.name,
      'saknas, fast servern lyssnar på nätverket.',
      'Ange adressen som människor når Utfall på, till exempel https://utfall.region.example.',
    );
}

function checkConnections(values: Values, environment: Source['environment'], refuse: Refuse): void {
  for (const key of ['databaseUrl', 'careDatabaseUrl'] as const) {
    const url = values[key];
    const unsafe = url === null ? null : unsafeDatabase(url, values.trustedHosts ?? []);
    if (unsafe !== null)
      refuse(
        SETTINGS[key].name,
        'trafiken till databasen går till en annan dator utan att krypteras, eller utan att certifikatet prövas.',
        unsafe.hint,
      );
  }
  if (hasVerificationOff(environment))
    refuse(
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'inga certifikat prövas.',
      'Ta bort variabeln. För en egen utfärdare: peka ut dess certifikat med NODE_EXTRA_CA_CERTS.',
    );
}

/** "/etc/utfall/utfall.conf, rad 3: …" for a line of the settings file, else the setting's name first. */
export function writeSettingProblem({ where, message, hint }: Problem): string {
  const place = writePlace(where);
  return `${place === '' ? '' : `${place}: `}${message} ${hint}`;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Why it can't be read is told as a problem by whoever needs it.
    return null;
  }
}
