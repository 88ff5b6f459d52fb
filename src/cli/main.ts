// bin/utfall: parses the first word, runs its command, closes what was opened, and ends with the documented code
// (app/exit-codes.ts). Works beside a running server and without one: the storage is opened as a guest, not as the server.
import { text } from 'node:stream/consumers';
import type { Configuration } from '../app/configuration.ts';
import { readConfiguration, writeSettingProblem } from '../app/configuration.ts';
import { EXIT, endingOf } from '../app/exit-codes.ts';
import { Refused } from '../app/failures.ts';
import { installationFolder } from '../app/installation.ts';
import type { OpenStorage } from '../app/open-storage.ts';
import { openStorage } from '../app/open-storage.ts';
import { openWorld } from '../app/open-world.ts';
import { startPeople } from '../app/people/start-people.ts';
import type { World } from '../app/world.ts';
import type { Checked } from '../core/problem.ts';
import { COMMAND_LINE } from '../people/actors.ts';
import { adminLink } from './commands/admin-link.ts';
import { audit } from './commands/audit.ts';
import { backupDatabase, restoreDatabase } from './commands/backup.ts';
import { care } from './commands/care/care.ts';
import { checkPlan } from './commands/check-plan.ts';
import { definitions } from './commands/definitions/definitions.ts';
import { doctor } from './commands/doctor.ts';
import { importFile } from './commands/import.ts';
import { indicator } from './commands/indicator.ts';
import { list } from './commands/list.ts';
import { measure } from './commands/measure.ts';
import { proofreadFiles } from './commands/proofread.ts';
import { report } from './commands/report.ts';
import { secret } from './commands/secret.ts';
import { withdraw } from './commands/withdraw.ts';
import { HELP, USAGE } from './help.ts';
import type { Accounts, Command, Io } from './io.ts';
import { WrongUse, writeProblem } from './io.ts';

const COMMANDS: Readonly<Record<keyof typeof USAGE, Command>> = {
  import: importFile,
  'check-plan': checkPlan,
  definitions,
  care,
  measure,
  report,
  proofread: proofreadFiles,
  list,
  withdraw,
  audit,
  'admin-link': adminLink,
  backup: backupDatabase,
  restore: restoreDatabase,
  doctor,
  secret,
  indicator,
};

function isCommand(word: string): word is keyof typeof USAGE {
  return Object.hasOwn(COMMANDS, word);
}

/** A reader that has seen enough (`utfall … | head`) closes the pipe: that ends the command, and is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function main(args: readonly string[]): Promise<number> {
  const [word = 'help', ...rest] = args;
  if (word === 'help' || word === '--help' || word === '-h') {
    say(HELP);
    return EXIT.ok;
  }
  if (!isCommand(word)) {
    complain(`Kommandot ${word} finns inte.\n\n${HELP}`);
    return EXIT.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    say(`Så här: utfall ${USAGE[word]}`);
    return EXIT.ok;
  }
  let storage: Promise<OpenStorage> | null = null;
  const opened = () => {
    storage ??= openAsGuest();
    return storage;
  };
  let world: Promise<World> | null = null;
  const io: Io = {
    say,
    complain,
    settings,
    configuration,
    world: () => {
      world ??= opened().then(({ storesFor }) => openWorld(storesFor(COMMAND_LINE)));
      return world;
    },
    audit: async () => (await opened()).audit,
    accounts: async () => openAccounts(await opened(), configuration()),
    storage: opened,
    input: () => text(process.stdin),
  };
  try {
    return await COMMANDS[word](rest, io);
  } catch (error) {
    return explain(error, word);
  } finally {
    await closeOpened(storage);
  }
}

async function openAccounts(storage: OpenStorage, settings: Configuration): Promise<Accounts> {
  const world = openWorld(storage.storesFor(COMMAND_LINE));
  return {
    people: await startPeople({
      database: storage,
      definitions: world.definitions,
      // Nobody signs in on the command line: a wrong claims file does not keep anyone from an administrator's link.
      configuration: { ...settings, openId: null },
      installation: installationFolder(),
    }),
    grants: storage.storesFor(COMMAND_LINE).grants,
    address: settings.signIn.address ?? `http://localhost:${settings.port}`,
  };
}

function settings(): Checked<Configuration> {
  return readConfiguration(process.env, {
    installation: installationFolder(),
    workingFolder: process.cwd(),
  });
}

function configuration(): Configuration {
  const read = settings();
  if (read.value === null) throw new WrongUse(read.problems.map(writeSettingProblem).join('\n'));
  return read.value;
}

async function openAsGuest(): Promise<OpenStorage> {
  return openStorage({
    configuration: configuration(),
    role: 'command',
    // What the storage says while it opens is no part of a command's answer.
    log: complain,
  });
}

/** What failed to open was told by the command that needed it. */
async function closeOpened(storage: Promise<OpenStorage> | null): Promise<void> {
  const opened = await storage?.catch(() => null);
  await opened?.close();
}

function explain(error: unknown, word: keyof typeof USAGE): number {
  if (error instanceof WrongUse) {
    complain(`${error.message}\nSå här: utfall ${USAGE[word]}`);
    return EXIT.usage;
  }
  // node:util parseArgs tells an unknown option by code.
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    complain(`Något av valen går inte att förstå.\nSå här: utfall ${USAGE[word]}`);
    return EXIT.usage;
  }
  if (error instanceof Refused) {
    for (const problem of error.problems) complain(writeProblem(problem));
    return EXIT.problems;
  }
  const { code, sentence } = endingOf(error);
  complain(sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return code;
}

process.exitCode = await main(process.argv.slice(2));
