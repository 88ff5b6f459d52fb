// What an entry of the audit log about accounts and roles says was done, and where: "gav Åsa Ek rollen analytiker", Region
// Exempel. Null for what it has no words for: audit-sentences.ts then says the general thing.
import type { Language } from '../core/language.ts';
import type { AuditEvent } from '../people/contract.ts';
import { ROLE_NAMES } from '../people/roles.ts';

export interface PeopleDeed {
  readonly deed: string;
  /** The path of the place that it was about; empty when the deed has said everything. */
  readonly place: string;
}

type Words = Readonly<Record<Language, (name: string, role: string) => string>>;

const ACCOUNT: Readonly<Record<'made' | 'ended', Words>> = {
  made: {
    sv: (name) => `lade upp ett konto för ${name}`,
    en: (name) => `made an account for ${name}`,
  },
  ended: {
    sv: (name) => `avslutade kontot för ${name}`,
    en: (name) => `closed the account of ${name}`,
  },
};

const ROLE: Readonly<Record<'given' | 'ended', Words>> = {
  given: {
    sv: (name, role) => `gav ${name} rollen ${role}`,
    en: (name, role) => `gave ${name} the role ${role}`,
  },
  ended: {
    sv: (name, role) => `avslutade rollen ${role} för ${name}`,
    en: (name, role) => `ended the role ${role} of ${name}`,
  },
};

const LINK: Words = {
  sv: (name) => `gjorde en engångslänk till ${name}`,
  en: (name) => `made a one-time link for ${name}`,
};

const SECRET_CHANGED = {
  sv: 'bytte installationens hemlighet',
  en: 'changed the installation’s secret',
} as const satisfies Record<Language, string>;

type Turn = 'made' | 'changed' | 'ended';

/** What one does with one's own account, by the last part of its path. */
const OWN: Readonly<Record<string, Partial<Record<Turn, Readonly<Record<Language, string>>>>>> = {
  passkey: {
    made: { sv: 'lade till en nyckel', en: 'added a passkey' },
    ended: { sv: 'tog bort en nyckel', en: 'removed a passkey' },
  },
  password: {
    made: { sv: 'valde ett lösenord', en: 'chose a password' },
    changed: { sv: 'bytte lösenord', en: 'changed password' },
  },
  'code-app': {
    made: { sv: 'kopplade en kodapp', en: 'connected a code app' },
    changed: { sv: 'bytte kodapp', en: 'changed code app' },
  },
  'recovery-codes': {
    changed: { sv: 'skaffade nya reservkoder', en: 'got new recovery codes' },
    ended: { sv: 'använde en reservkod', en: 'used a recovery code' },
  },
  ways: { changed: { sv: 'valde sätt att logga in', en: 'chose how to sign in' } },
};

export function peopleDeed(
  { action, subject, before, after }: AuditEvent,
  accounts: ReadonlyMap<string, string>,
  language: Language,
): PeopleDeed | null {
  if (subject === 'installation/secret') return { deed: SECRET_CHANGED[language], place: '' };
  const parts = subject.split('/');
  const at = parts.indexOf('account');
  const [, accountId, what] = parts.slice(at);
  if (at === -1 || accountId === undefined) return null;
  const turn: Turn = after === null ? 'ended' : before === null ? 'made' : 'changed';
  if (action === 'manage-own-account') {
    const words = what !== undefined && Object.hasOwn(OWN, what) ? OWN[what]?.[turn] : undefined;
    return words === undefined ? null : { deed: words[language], place: '' };
  }
  if (action !== 'manage-people') return null;
  const name = accounts.get(accountId) || accountId;
  const say = (words: Words, role = '') => ({
    deed: words[language](name, role),
    place: parts.slice(0, at).join('/'),
  });
  if (what === undefined && turn !== 'changed') return say(ACCOUNT[turn]);
  if (what === 'link') return say(LINK);
  if (what === 'grant')
    return say(ROLE[turn === 'made' ? 'given' : 'ended'], roleIn(after ?? before, language));
  return null;
}

/** In Swedish without a capital: inside a sentence it is no name. */
function roleIn(values: AuditEvent['after'], language: Language): string {
  const id = String(values?.role ?? '');
  const name = Object.entries(ROLE_NAMES).find(([role]) => role === id)?.[1][language] ?? id;
  return name.toLocaleLowerCase(language);
}
