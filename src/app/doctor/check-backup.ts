// How old the latest backup is, when bin/utfall backup made it from this computer.
import type { Configuration } from '../configuration.ts';
import { lastBackup } from '../last-backup.ts';
import type { Finding } from './finding.ts';
import { warning, well } from './finding.ts';

/** One a day, and one that failed. */
const OLDEST_HOURS = 49;

export async function checkBackup(
  { signIn, dataFolder, databaseUrl }: Configuration,
  at: string,
): Promise<readonly Finding[]> {
  const last = await lastBackup(dataFolder);
  if (last === null) {
    if (signIn.mode === 'demo') return [];
    const other = databaseUrl === null ? '' : ' Databasserverns egna kopior syns inte här.';
    return [
      warning(
        'backup-age',
        `Ingen säkerhetskopia är känd.${other}`,
        'Gör en varje dygn med bin/utfall backup; se docs/how-to/back-up-and-restore.md.',
      ),
    ];
  }
  const hours = Math.floor((Date.parse(at) - Date.parse(last)) / 3_600_000);
  const told = `Den senaste säkerhetskopian är ${written(hours)} gammal.`;
  return [
    hours < OLDEST_HOURS
      ? well('backup-age', told)
      : warning('backup-age', told, 'Ta reda på varför den dagliga kopian inte har gjorts.'),
  ];
}

/** "1 timme", "30 timmar", "4 dygn". */
function written(hours: number): string {
  const [unit, count] = hours < 48 ? (['hour', hours] as const) : (['day', Math.floor(hours / 24)] as const);
  return new Intl.NumberFormat('sv-SE', { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
