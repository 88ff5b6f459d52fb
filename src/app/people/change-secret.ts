// The installation's secret is changed: what it encrypts is encrypted anew in one transaction. Where the secret lies in the data
// folder, the new one is on the disk before the transaction and takes the old one's place after it; whatever is interrupted, one of
// the two is the database's, and the next start, or the next change, sees which (settleSecret). Sessions go on: their tokens are
// random numbers and were never made from the secret. Backups that were made before are read with the old one.
import { setTimeout } from 'node:timers/promises';
import type { Actor } from '../../people/contract.ts';
import { DataFolderError } from '../../storage/data-folder-errors.ts';
import { serverOn } from '../../storage/postgres/embedded/who-holds.ts';
import type { OpenDatabase } from '../../storage/postgres/open.ts';
import type { KeyChanged } from '../../storage/postgres/secret-key.ts';
import {
  dropNextSecret,
  findNextSecret,
  findSecret,
  newSecret,
  readSecret,
  takeNextSecret,
  writeNextSecret,
} from './secret-file.ts';
import { fingerprintOf, openVault } from './secrets.ts';

type Keys = Pick<OpenDatabase, 'secretKey' | 'changeSecretKey' | 'otherProcesses' | 'alone'>;

export interface SecretChange {
  readonly database: Keys;
  readonly dataFolder: string;
  /** Whether the database is the one in the data folder. */
  readonly isEmbedded: boolean;
  /** From the settings; null: the file in the data folder. */
  readonly given: string | null;
  /** Null: as `given` says. */
  readonly old: Uint8Array | null;
  /** Null: made here, where it lies in the data folder. */
  readonly next: Uint8Array | null;
  readonly random: (bytes: number) => Uint8Array;
}

export interface SecretChanged {
  readonly result: Exclude<KeyChanged, { readonly kind: 'other-key' }>;
  /** False: the settings have it, and have to be changed too. */
  readonly isInDataFolder: boolean;
}

const NOTHING_YET =
  'Inget är krypterat än, så det finns inget att byta. Sätt UTFALL_SECRET före första starten, eller låt Utfall göra hemligheten själv.';

/** One at a time, and no start beside it that would take the new file for one that was left behind. */
const TURN = 'secret-change';

/** Throws DataFolderError for what keeps the change from being made; then nothing is changed. */
export function changeSecret(change: SecretChange, actor: Actor, at: string): Promise<SecretChanged> {
  return change.database.alone(TURN, () => changeInTurn(change, actor, at));
}

async function changeInTurn(change: SecretChange, actor: Actor, at: string): Promise<SecretChanged> {
  const { database, dataFolder, given, random } = change;
  await refuseRunning(change);
  await settleSecret(database, dataFolder);
  if ((await database.secretKey()) === null) throw new DataFolderError(NOTHING_YET);
  const old = change.old ?? (await findSecret(given, dataFolder));
  if (old === null)
    throw new DataFolderError(
      'Den hemlighet som gäller finns varken i inställningarna eller i datamappen. Ange den med --old-file.',
    );
  const inFolder = await findSecret(null, dataFolder);
  const isInDataFolder = inFolder !== null && fingerprintOf(inFolder) === fingerprintOf(old);
  if (change.next === null && !isInDataFolder)
    throw new DataFolderError(
      'Hemligheten står i inställningarna, så den nya behöver finnas innan något ändras. Gör en med ”openssl rand -base64 32” och ange den med --new-file.',
    );
  const next = change.next ?? newSecret();
  const [from, to] = [openVault(old, random), openVault(next, random)];
  if (from.fingerprint === to.fingerprint)
    throw new DataFolderError('Den nya hemligheten är den gamla. Gör en annan: openssl rand -base64 32');
  if (isInDataFolder) await writeNextSecret(dataFolder, next);
  const result = await database.changeSecretKey(
    actor,
    { from: from.fingerprint, to: to.fingerprint, reseal: (sealed) => to.seal(from.open(sealed)) },
    at,
  );
  if (result.kind === 'other-key') {
    if (isInDataFolder) await dropNextSecret(dataFolder);
    throw new DataFolderError(
      'Den gamla hemligheten är inte den som databasen har använts med. Inget har ändrats.',
    );
  }
  if (isInDataFolder) await takeNextSecret(dataFolder);
  return { result, isInDataFolder };
}

/** A process that has just ended may be seen for a moment longer. */
const LOOKS = 10;
const BETWEEN_LOOKS_MILLISECONDS = 200;

/** A server keeps the old secret in its memory, and would go on encrypting with it. */
async function refuseRunning({ database, dataFolder, isEmbedded }: SecretChange): Promise<void> {
  const isRunning = async () =>
    isEmbedded ? serverOn(dataFolder) !== null : (await database.otherProcesses()) > 0;
  for (let look = 0; await isRunning(); look += 1) {
    if (look === LOOKS)
      throw new DataFolderError(
        "Utfall är igång med den gamla hemligheten. Stoppa alla servrar (systemctl stop 'utfall@*') och försök igen. Inget har ändrats.",
      );
    await setTimeout(BETWEEN_LOOKS_MILLISECONDS);
  }
}

/** Brings a change that was interrupted to its end, or back to its beginning, by what the database says. */
async function settleSecret(database: Keys, dataFolder: string): Promise<void> {
  const next = await findNextSecret(dataFolder);
  if (next === null) return;
  if ((await database.secretKey()) === fingerprintOf(next)) await takeNextSecret(dataFolder);
  else await dropNextSecret(dataFolder);
}

/** The secret that a process begins with; made when the database has used none. Throws DataFolderError. */
export async function secretAtStart(
  database: Keys,
  given: string | null,
  dataFolder: string,
): Promise<Uint8Array> {
  if (given === null && (await findNextSecret(dataFolder)) !== null)
    await database.alone(TURN, () => settleSecret(database, dataFolder));
  const isFirst = (await database.secretKey()) === null;
  const found = isFirst ? await readSecret(given, dataFolder) : await findSecret(given, dataFolder);
  if (found === null)
    throw new DataFolderError(
      'Installationens hemlighet saknas. Lägg tillbaka filen secret.key i datamappen, eller ange samma UTFALL_SECRET som förut.',
    );
  return found;
}
