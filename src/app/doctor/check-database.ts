// The database: reached, new enough, ours to use, safe against power cuts, at this version, and with its protection in place.
import { UnavailableError } from '../../core/failure.ts';
import { DataFolderError, NewerVersionError } from '../../storage/data-folder-errors.ts';
import { hasCluster } from '../../storage/postgres/embedded/who-holds.ts';
import { startEmbedded } from '../../storage/postgres/embedded.ts';
import type { DatabaseFacts } from '../../storage/postgres/inspect.ts';
import { inspectDatabase } from '../../storage/postgres/inspect.ts';
import { OLDEST_SERVER, refusal } from '../../storage/postgres/open.ts';
import type { Configuration } from '../configuration.ts';
import { checkLog } from './check-log.ts';
import { writtenBytes } from './check-machine.ts';
import { checkKey } from './check-secrets.ts';
import type { Finding } from './finding.ts';
import { warning, well, wrong } from './finding.ts';

/** `at`: now. The secret is looked at together with the database that it was used with. */
export async function checkDatabase(configuration: Configuration, at: string): Promise<readonly Finding[]> {
  const { databaseUrl, dataFolder } = configuration;
  if (databaseUrl === null && !hasCluster(dataFolder))
    return [
      well('database', 'Den inbyggda databasen finns inte än och görs vid första starten.'),
      ...(await checkKey(configuration, null)),
    ];
  try {
    const facts = await factsOf(configuration);
    return [
      ...tell(facts),
      ...tellRegions(facts, configuration.signIn.mode),
      ...(facts.logEnd === null ? [] : await checkLog(facts.logEnd, at)),
      ...(await checkKey(configuration, facts.keyFingerprint)),
    ];
  } catch (error) {
    const known = refusal(error) ?? error;
    if (
      known instanceof UnavailableError ||
      known instanceof DataFolderError ||
      known instanceof NewerVersionError
    )
      return [
        wrong(
          'database',
          known.message,
          databaseUrl === null
            ? `Se ${dataFolder}/postgres.log.`
            : 'Kontrollera DATABASE_URL, nätet och att servern är igång.',
        ),
      ];
    throw error;
  }
}

async function factsOf({ databaseUrl, dataFolder }: Configuration): Promise<DatabaseFacts> {
  if (databaseUrl !== null) return inspectDatabase(databaseUrl);
  const server = await startEmbedded({ dataFolder, role: 'command', log: () => {} });
  try {
    return await inspectDatabase(server.url);
  } finally {
    await server.close();
  }
}

export function tell(facts: DatabaseFacts): readonly Finding[] {
  return [
    tellVersion(facts),
    tellRights(facts),
    tellSafety(facts),
    tellClock(facts),
    tellConnections(facts),
    tellMigrations(facts),
    ...tellTables(facts),
  ];
}

function tellVersion({ version, majorVersion, encoding, bytes }: DatabaseFacts): Finding {
  if (majorVersion < OLDEST_SERVER)
    return wrong(
      'database-version',
      `Databasservern är PostgreSQL ${version}.`,
      `Utfall behöver version ${OLDEST_SERVER} eller senare.`,
    );
  if (encoding !== 'UTF8')
    return wrong(
      'database-version',
      `Databasens teckenkodning är ${encoding}.`,
      "Skapa databasen med ENCODING 'UTF8'.",
    );
  return well(
    'database-version',
    `Databasen svarar: PostgreSQL ${version}, ${encoding}, ${writtenBytes(bytes)}.`,
  );
}

function tellRights({ canCreate, canChangeLog, missing }: DatabaseFacts): Finding {
  if (!canCreate && canChangeLog === false && missing.length === 0)
    return well(
      'database-rights',
      'Användaren i DATABASE_URL kan inte ändra granskningsloggen eller tabellerna.',
    );
  return canCreate
    ? well('database-rights', 'Användaren får göra tabeller i databasen.')
    : wrong(
        'database-rights',
        'Användaren får inte göra tabeller i databasen.',
        'Starta den nya versionen som databasens ägare en gång, eller gör användaren i DATABASE_URL till ägare.',
      );
}

function tellSafety({ unsafeSettings }: DatabaseFacts): Finding {
  return unsafeSettings.length === 0
    ? well('database-safety', 'Databasen svarar först när ändringen är säkert på disken.')
    : wrong(
        'database-safety',
        `Sparade ändringar kan gå förlorade vid ett strömavbrott: ${unsafeSettings.join(', ')} är avstängt.`,
        'Slå på det i databasserverns inställningar.',
      );
}

/** Times of deliveries and sessions come from the processes' clocks; a code app's codes hold for half a minute. */
const NOTICED_SECONDS = 2;
const WRONG_SECONDS = 30;

function tellClock({ secondsAhead }: DatabaseFacts): Finding {
  const difference = Math.abs(secondsAhead);
  const told = `Datorns och databasens klockor skiljer ${new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 1 }).format(difference)} sekunder.`;
  if (difference > WRONG_SECONDS) return wrong('clock', told, 'Ställ klockorna med NTP på båda datorerna.');
  return difference > NOTICED_SECONDS
    ? warning('clock', told, 'Ställ klockorna med NTP på båda datorerna.')
    : well('clock', told);
}

/** What one process may use (connect.ts), and some for commands and the operator's own tools. */
const ROOM_FOR_CONNECTIONS = 15;

function tellConnections({ connections: { most, used } }: DatabaseFacts): Finding {
  const told = `${used} av ${most} anslutningar till databasservern används.`;
  return most - used >= ROOM_FOR_CONNECTIONS
    ? well('connections', told)
    : warning('connections', told, 'Höj max_connections: varje process använder upp till 10.');
}

function tellMigrations({ applied, missing, unknown }: DatabaseFacts): Finding {
  if (unknown.length > 0)
    return wrong(
      'migrations',
      `Databasen har använts av en nyare version av Utfall (ändringen ”${unknown.at(-1)}”).`,
      'Starta den nyare versionen.',
    );
  if (missing.length === 0)
    return well('migrations', `Databasen har den här versionens tabeller (${applied.at(-1)}).`);
  return applied.length === 0
    ? well('migrations', 'Databasen är tom: tabellerna görs vid första starten.')
    : warning(
        'migrations',
        `Databasen har en äldre versions tabeller: ${missing.length} ändringar görs vid nästa start.`,
        'Gör en säkerhetskopia före starten.',
      );
}

/** A demonstration reads its own in at its start. */
function tellRegions({ regions }: DatabaseFacts, mode: Configuration['signIn']['mode']): readonly Finding[] {
  if (regions === null || (mode === 'demo' && regions === 0)) return [];
  return [
    regions === 0
      ? warning(
          'regions',
          'Ingen region är inläst: det finns inget att följa upp än.',
          'Kör: bin/utfall definitions load MAPP. Börja med ett exempel: docs/how-to/begin-with-your-own-region.md.',
        )
      : well('regions', regions === 1 ? 'En region är inläst.' : `${regions} regioner är inlästa.`),
  ];
}

/** More than these are told as a number: then the database is not ours, or a whole version is missing. */
const TOLD_DIFFERENCES = 10;

function tellTables({ differences, applied }: DatabaseFacts): readonly Finding[] {
  if (applied.length === 0) return [];
  if (differences === null)
    return [
      warning(
        'tables',
        'Det gick inte att jämföra tabellerna och deras skydd med hur de ska vara.',
        'Användaren i DATABASE_URL behöver få göra scheman i databasen, och versionen vara känd.',
      ),
    ];
  if (differences.length === 0)
    return [well('tables', 'Tabellerna och skyddet mot ändringar i efterhand är som de ska.')];
  const more = differences.length - TOLD_DIFFERENCES;
  return [
    ...differences
      .slice(0, TOLD_DIFFERENCES)
      .map((difference) =>
        wrong(
          'tables',
          `Databasens tabeller är ändrade vid sidan av Utfall: ${difference}.`,
          'Ta reda på vem som har ändrat och varför, och kör bin/utfall audit verify.',
        ),
      ),
    ...(more > 0 ? [wrong('tables', `Och ${more} skillnader till.`, 'Jämför med en ny, tom databas.')] : []),
  ];
}
