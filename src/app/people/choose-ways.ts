// Choosing how to sign in, the same for whoever came by a one-time link and whoever is signed in: a password that holds, a code
// app that shows the right code, recovery codes to keep.

import type { Account } from '../../people/contract.ts';
import type { PasswordFault, PasswordOwner } from '../../people/password-rules.ts';
import { judgePassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../people/password-rules.ts';
import { RECOVERY_CODE_BYTES, RECOVERY_CODES, writeRecoveryCode } from '../../people/recovery-codes.ts';
import { CODE_APP_MINUTES } from '../../people/sign-in-limits.ts';
import { base32, codeAppLink, SECRET_BYTES, stepOfCode } from '../../people/totp.ts';
import { Refused } from '../failures.ts';
import { beginCeremony, takeCeremony } from './ceremonies.ts';
import type { PeopleWorld } from './people-world.ts';
import { hashOf } from './secrets.ts';

const HINT = 'Fyra ord som inte hör ihop är lätta att minnas och svåra att gissa.';

const PASSWORD_FAULTS = {
  'too-short': `Lösenordet behöver ha minst ${SHORTEST_PASSWORD} tecken.`,
  'too-long': `Lösenordet får ha högst ${LONGEST_PASSWORD} tecken.`,
  'identity-number': 'Lösenordet innehåller ett personnummer. Välj ett utan.',
  leaked: 'Lösenordet har läckt från andra webbplatser och är bland de första som prövas. Välj ett annat.',
  'about-you':
    'Lösenordet består mest av ditt namn, din e-postadress eller Utfalls egna ord. Välj ett annat.',
  repeated: 'Lösenordet upprepar samma tecken. Välj ett annat.',
} as const satisfies Record<PasswordFault, string>;

/** Throws Refused. */
export async function refuseWeakPassword(
  people: PeopleWorld,
  password: string,
  owner: PasswordOwner,
): Promise<void> {
  const fault = judgePassword(password, owner, await people.regionNames(), people.isLeakedPassword);
  if (fault !== null) throw refused(`password-${fault}`, 'password', PASSWORD_FAULTS[fault], HINT);
}

export function refused(code: string, column: string, message: string, hint: string): Refused {
  return new Refused([{ code, severity: 'error', where: { column }, message, hint }]);
}

export interface CodeAppQuestion {
  readonly ceremony: string;
  readonly secret: string;
  readonly link: string;
}

/** A new key for the code app. `passwordHash` is kept beside it when both are chosen together. */
export async function askForCode(
  people: PeopleWorld,
  account: Account,
  passwordHash: string | null,
): Promise<CodeAppQuestion> {
  const secret = people.random(SECRET_BYTES);
  const sealedSecret = people.vault.seal(Buffer.from(secret).toString('base64'));
  const ceremony = await beginCeremony(
    people,
    {
      kind: 'new-code-app',
      accountId: account.id,
      content: { sealedSecret, ...(passwordHash === null ? {} : { passwordHash }) },
    },
    CODE_APP_MINUTES,
  );
  return { ceremony, secret: base32(secret), link: codeAppLink(secret, account.email, 'Utfall') };
}

export interface ChosenCodeApp {
  readonly sealedSecret: string;
  readonly step: number;
  readonly passwordHash: string | null;
}

/** Wrong codes before the key has to be coupled anew. */
const MOST_CODES = 10;

/** Throws Refused when the code is wrong (it can be tried again) or the question is too old. */
export async function confirmCode(
  people: PeopleWorld,
  account: Account,
  given: { readonly ceremony: string; readonly code: string },
): Promise<ChosenCodeApp> {
  const at = people.clock();
  const asked = await people.ceremonies.attempt(hashOf(given.ceremony), 'new-code-app', MOST_CODES, at);
  const { sealedSecret, passwordHash } = asked?.content ?? {};
  if (asked?.accountId !== account.id || sealedSecret === undefined) throw tooOld();
  const step = stepOfCode(Buffer.from(people.vault.open(sealedSecret), 'base64'), given.code, at);
  if (step === null)
    throw refused(
      'wrong-code',
      'code',
      'Koden stämmer inte.',
      'Vänta på nästa kod i appen och skriv den. Kontrollera att telefonens klocka går rätt.',
    );
  if ((await takeCeremony(people, given.ceremony, 'new-code-app', account.id)) === null) throw tooOld();
  return { sealedSecret, step, passwordHash: passwordHash ?? null };
}

export function tooOld(): Refused {
  return refused('too-late', 'ceremony', 'Det tog för lång tid.', 'Börja om med det här steget.');
}

/** As shown to the person, once, and as kept. */
export function newRecoveryCodes(people: PeopleWorld): {
  readonly codes: string[];
  readonly hashes: readonly string[];
} {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    writeRecoveryCode(people.random(RECOVERY_CODE_BYTES)),
  );
  return { codes, hashes: codes.map(hashOf) };
}
