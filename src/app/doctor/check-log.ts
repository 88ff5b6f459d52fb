// The end of the audit log: whether the latest entries hang together, whether they can be changed, and whether the clock has been
// set back since. The whole log is read by bin/utfall audit verify, which takes longer the older the installation is.

import { verifyChain } from '../../people/audit-chain.ts';
import type { StoredEntry } from '../../people/contract.ts';
import type { LogEnd } from '../../storage/postgres/inspect.ts';
import { writeVerdict } from '../audit-words.ts';
import type { Finding } from './finding.ts';
import { warning, well, wrong } from './finding.ts';

const ASK_WHO = 'Ta reda på vem som har ändrat och varför, och kör bin/utfall audit verify.';

/** `at`: now. */
export async function checkLog({ entries, isProtected }: LogEnd, at: string): Promise<readonly Finding[]> {
  const [first, ...rest] = entries;
  return [
    await tellChain(first, rest),
    ...(isProtected ? [] : [wrong('log', 'Loggens skydd mot att poster ändras är avslaget.', ASK_WHO)]),
    ...tellTime(entries.at(-1), at),
  ];
}

/** The first one is believed; each after it must follow the one before. */
async function tellChain(first: StoredEntry | undefined, rest: readonly StoredEntry[]): Promise<Finding> {
  if (first === undefined) return well('log', 'Granskningsloggen är tom.');
  const before = { number: first.number ?? 0, hash: first.hash ?? '' };
  const verdict = await verifyChain(portion(rest), [], before);
  if (verdict.kind === 'flawed') return wrong('log', writeVerdict(verdict, 'sv'), ASK_WHO);
  return well(
    'log',
    `Granskningsloggens senaste ${rest.length + 1} poster hänger ihop. Hela: bin/utfall audit verify.`,
  );
}

async function* portion(entries: readonly StoredEntry[]) {
  yield entries;
}

const SET_BACK_SECONDS = 60;

function tellTime(last: StoredEntry | undefined, at: string): readonly Finding[] {
  const ahead = last === undefined ? 0 : (Date.parse(last.columns.at) - Date.parse(at)) / 1000;
  if (ahead <= SET_BACK_SECONDS) return [];
  return [
    warning(
      'clock',
      'Granskningsloggens senaste post är från en tid som inte har varit än: klockan har gått fel.',
      'Ställ klockan med NTP.',
    ),
  ];
}
