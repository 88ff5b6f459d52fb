// Every setting of the product, as a table: what it is called, what it means, what holds without it, and how it is read.
// docs/reference/settings.md is written from it. What settings must agree about is in ../configuration.ts.
import {
  type Reader,
  readHost,
  readHosts,
  readLongSecret,
  readMail,
  readMailServer,
  readNetworks,
  readOrigin,
  readOwnAddress,
  readPort,
  readPostgres,
  readSecret,
  readText,
  readWord,
} from './readers.ts';

export interface Setting<T> {
  /** As in the environment and in the settings file. */
  readonly name: string;
  /** For the person who installs; a sentence or two in Swedish, without the name. */
  readonly meaning: string;
  /** Read when nothing is given; null: there is no value then. */
  readonly fallback: string | null;
  /** What holds without it, in words, when `fallback` does not say it. */
  readonly without?: string;
  /** May be given as NAME_FILE, a file that holds it; is never shown. */
  readonly isSecret: boolean;
  readonly read: Reader<T>;
}

const open = <T>(setting: Omit<Setting<T>, 'isSecret'>): Setting<T> => ({ ...setting, isSecret: false });
const secret = <T>(setting: Omit<Setting<T>, 'isSecret' | 'fallback'>): Setting<T> => ({
  ...setting,
  fallback: null,
  isSecret: true,
});

export const SETTINGS = {
  mode: open({
    name: 'UTFALL_MODE',
    meaning:
      '`demo`: de medföljande regionerna läses in och vem som helst vid datorn kan pröva varje roll. `installation`: en riktig installation, som börjar tom och med en engångslänk till den första administratören.',
    fallback: 'demo',
    read: readWord(['demo', 'installation']),
  }),
  address: open({
    name: 'UTFALL_ADDRESS',
    meaning:
      'Adressen som människor når Utfall på, utan sökväg: `https://utfall.region.example`. Används i länkar, kakor, passkeys och när ändringar från andra webbplatser avvisas.',
    fallback: null,
    without: 'bara den egna datorn (`http://localhost:PORT`)',
    read: readOwnAddress,
  }),
  host: open({
    name: 'HOST',
    meaning: 'Nätverksadressen som servern lyssnar på. Med en omvänd proxy på samma dator räcker förvalet.',
    fallback: '127.0.0.1',
    read: readHost,
  }),
  port: open({
    name: 'PORT',
    meaning: 'Porten som servern lyssnar på. 0 låter systemet välja.',
    fallback: '8080',
    read: readPort,
  }),
  trustedProxies: open({
    name: 'UTFALL_TRUSTED_PROXIES',
    meaning:
      'Adresser eller nät, åtskilda av kommatecken, till de omvända proxyer vars uppgift om besökarens adress (`X-Forwarded-For`) gäller: `127.0.0.1, 10.0.0.0/8`.',
    fallback: null,
    without: 'ingen: besökarens adress är den som ansluter',
    read: readNetworks,
  }),
  dataFolder: open({
    name: 'UTFALL_DATA',
    meaning: 'Datamappen, med den inbyggda databasen och installationens hemlighet.',
    fallback: null,
    without: '`data` i installationen',
    read: readText('ingen mapp', 'Ange en sökväg till en mapp.'),
  }),
  trustedHosts: open({
    name: 'UTFALL_TRUSTED_HOSTS',
    meaning:
      'Databasservrar i ett slutet nät, åtskilda av kommatecken, som får talas med utan kryptering: `databas.inre.example`.',
    fallback: null,
    without: 'ingen: en databas på en annan dator behöver `sslmode=verify-full`',
    read: readHosts,
  }),
  databaseUrl: secret({
    name: 'DATABASE_URL',
    meaning:
      'En egen PostgreSQL-server, version 15 eller senare: `postgres://användare:lösenord@dator:5432/databas`. Krävs för flera processer. På en annan dator: med `?sslmode=verify-full`, så att trafiken krypteras och certifikatet prövas.',
    without: 'den inbyggda databasen i datamappen',
    read: readPostgres,
  }),
  careDatabaseUrl: secret({
    name: 'UTFALL_CARE_DATABASE',
    meaning:
      'En PostgreSQL-databas med vårddata, för `measure --engine postgres`: den läses bara, och bara antal lämnar den.',
    without: 'vårddata läses ur filer (`utfall care load`)',
    read: readPostgres,
  }),
  secret: secret({
    name: 'UTFALL_SECRET',
    meaning:
      'Installationens hemlighet: 32 slumpade byte i base64 (`openssl rand -base64 32`). Flera processer ska ha samma.',
    without: 'görs vid första starten i datamappen (`secret.key`)',
    read: readSecret,
  }),
  mailServer: secret({
    name: 'UTFALL_SMTP_URL',
    meaning:
      'E-postservern: `smtps://användare:lösenord@dator:465`, eller `smtp://dator:587`, som går över till kryptering när servern kan.',
    without: 'ingen e-post skickas: länkar visas för den som bjuder in',
    read: readMailServer,
  }),
  mailFrom: open({
    name: 'UTFALL_MAIL_FROM',
    meaning: 'Avsändaren: `Utfall <utfall@region.example>`. Krävs när `UTFALL_SMTP_URL` är satt.',
    fallback: null,
    read: readMail,
  }),
  oidcIssuer: open({
    name: 'UTFALL_OIDC_ISSUER',
    meaning: 'Regionens identitetstjänst (OpenID Connect): utfärdarens adress. Krävs för de fyra nedan.',
    fallback: null,
    without: 'ingen inloggning genom identitetstjänst',
    read: readOrigin,
  }),
  oidcClientId: open({
    name: 'UTFALL_OIDC_CLIENT_ID',
    meaning: 'Vad Utfall heter hos identitetstjänsten.',
    fallback: null,
    read: readText('inget namn', 'Ange klientens id hos identitetstjänsten.'),
  }),
  oidcClientSecret: secret({
    name: 'UTFALL_OIDC_CLIENT_SECRET',
    meaning: 'Klientens hemlighet hos identitetstjänsten.',
    without: 'klienten visar sig bara med PKCE',
    read: readText('ingen hemlighet', 'Ange klientens hemlighet.'),
  }),
  oidcClaims: open({
    name: 'UTFALL_OIDC_CLAIMS',
    meaning:
      'Filen (YAML) som säger vilket konto och vilka roller uppgifterna från identitetstjänsten ger; se [hur](../how-to/sign-in-with-the-regions-identity-provider.md).',
    fallback: null,
    read: readText('ingen fil', 'Ange en sökväg till en fil.'),
  }),
  oidcName: open({
    name: 'UTFALL_OIDC_NAME',
    meaning:
      'Vad knappen på inloggningssidan kallar identitetstjänsten: `SITHS`, `Region Exempels inloggning`.',
    fallback: null,
    without: 'utfärdarens datornamn',
    read: readText('inget namn', 'Ange ett namn.'),
  }),
  backupKey: secret({
    name: 'UTFALL_BACKUP_KEY',
    meaning: 'Nyckeln till säkerhetskopior när kommandot inte får någon med `--key-file`: minst 20 tecken.',
    without: 'kopior krypteras bara med `--key-file`',
    read: readLongSecret,
  }),
  metricsToken: secret({
    name: 'UTFALL_METRICS_TOKEN',
    meaning:
      'Vad övervakningen skickar som `Authorization: Bearer …` för att läsa `/metrics` från en annan dator: minst 20 slumpade tecken.',
    without: 'bara den egna datorn får läsa `/metrics`',
    read: readLongSecret,
  }),
  logLevel: open({
    name: 'UTFALL_LOG_LEVEL',
    meaning: 'Hur mycket som loggas: `error`, `warn`, `info` eller `debug`.',
    fallback: 'info',
    read: readWord(['error', 'warn', 'info', 'debug']),
  }),
} satisfies Readonly<Record<string, Setting<unknown>>>;

export type SettingKey = keyof typeof SETTINGS;
