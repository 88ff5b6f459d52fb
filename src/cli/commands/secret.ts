// secret change: the installation's secret is replaced by another. Neither is ever an argument, where every user of the computer
// sees it: they come from files, from stdin, or are made. --json answers {state, isInDataFolder, codeApps, mails, sessions}.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { EXIT } from '../../app/exit-codes.ts';
import type { SecretChanged } from '../../app/people/change-secret.ts';
import { changeSecret } from '../../app/people/change-secret.ts';
import { decoded } from '../../app/people/secret-file.ts';
import { COMMAND_LINE } from '../../people/actors.ts';
import type { Command, Io } from '../io.ts';
import { sayJson, WrongUse } from '../io.ts';

export const secret: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'old-file': { type: 'string' },
      'new-file': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals[0] !== 'change' || positionals.length > 1) throw new WrongUse('Skriv secret change.');
  const { dataFolder, databaseUrl, signIn } = io.configuration();
  const [old, next] = await readSecrets([values['old-file'], values['new-file']], io);
  const changed = await changeSecret(
    {
      database: await io.storage(),
      dataFolder,
      isEmbedded: databaseUrl === null,
      given: signIn.secret,
      old: old ?? null,
      next: next ?? null,
      random: randomBytes,
    },
    COMMAND_LINE,
    new Date().toISOString(),
  );
  if (values.json) {
    const { kind, ...counts } = changed.result;
    sayJson(io, { state: kind, isInDataFolder: changed.isInDataFolder, ...counts });
  } else for (const line of told(changed)) io.say(line);
  return EXIT.ok;
};

/** Each from its file, or from the next line of stdin. */
async function readSecrets(
  files: readonly (string | undefined)[],
  io: Io,
): Promise<readonly (Uint8Array | null)[]> {
  const lines = files.includes('-')
    ? (await io.input()).split('\n').filter((line) => line.trim() !== '')
    : [];
  return Promise.all(
    files.map((file) => {
      if (file === undefined) return null;
      return file === '-' ? decoded(lines.shift() ?? '', 'stdin') : readSecretFile(file);
    }),
  );
}

async function readSecretFile(path: string): Promise<Uint8Array> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new WrongUse(`Filen ${path} går inte att läsa.`);
  });
  return decoded(text, path);
}

function told({ result, isInDataFolder }: SecretChanged): readonly string[] {
  const done =
    result.kind === 'done-before'
      ? 'Hemligheten var redan bytt. Inget har ändrats.'
      : `Hemligheten är bytt. Krypterat om: ${result.codeApps} kodappar, ${result.mails} brev som väntar och ${result.sessions} inloggningar genom identitetstjänsten.`;
  return [
    done,
    isInDataFolder
      ? 'Den nya ligger i datamappen, i secret.key. Lägg en kopia i förvaret.'
      : 'Sätt nu UTFALL_SECRET till den nya, på alla datorer, och starta servern.',
    'Behåll den gamla i förvaret: den behövs för säkerhetskopior som gjordes före bytet.',
    'Inloggningar ligger kvar: de vilar på slumpade tal, inte på hemligheten.',
    'Kom den gamla på avvägar tillsammans med databasen? Be alla som har en kodapp att koppla en ny på sidan Konto.',
  ];
}
