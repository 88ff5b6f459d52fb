// An entry of the audit log as a sentence: who did what, and to what. The path of ids in the entry is told by the names that
// the things have in today's definitions; an id that they do not know stands as it is, so that nothing is left out.
import type { Language } from '../core/language.ts';
import { writePeriod } from '../core/period.ts';
import type { Sex } from '../core/sex.ts';
import { SEX_WORDS } from '../core/sex.ts';
import type { Actor, AuditEvent } from '../people/contract.ts';
import type { Action } from '../people/permissions.ts';
import type { Region } from '../plan/contract.ts';
import { peopleDeed } from './audit-people-sentences.ts';

/** Something that was not there before; something else than before; something that is no longer there. */
type Turn = 'made' | 'changed' | 'ended';
type Deeds = Readonly<Record<Turn, string>>;

const READ_SV = { made: 'läste', changed: 'läste', ended: 'läste' };
const READ_EN = { made: 'read', changed: 'read', ended: 'read' };

const DEEDS = {
  sv: {
    'see-public': READ_SV,
    'see-figures': READ_SV,
    'see-unit-figures': READ_SV,
    'see-draft-report': READ_SV,
    'see-deliveries': READ_SV,
    'see-audit': READ_SV,
    deliver: { made: 'lämnade en fil', changed: 'ändrade en siffra', ended: 'tog bort en siffra' },
    'write-comments': {
      made: 'skrev en kommentar',
      changed: 'ändrade en kommentar',
      ended: 'tog bort en kommentar',
    },
    'decide-goals': {
      made: 'avgjorde hur ett mål uppfylls',
      changed: 'ändrade hur ett mål uppfylls',
      ended: 'tog tillbaka ett avgörande om ett mål',
    },
    'publish-year': {
      made: 'publicerade ett år',
      changed: 'ändrade en publicering',
      ended: 'tog tillbaka en publicering',
    },
    proofread: { made: 'granskade en text', changed: 'granskade en text', ended: 'granskade en text' },
    'manage-people': {
      made: 'lade till en person eller en roll',
      changed: 'ändrade en person eller en roll',
      ended: 'avslutade ett konto eller en roll',
    },
    'save-definitions': {
      made: 'sparade definitioner',
      changed: 'ändrade definitioner',
      ended: 'tog bort definitioner',
    },
    'manage-own-account': {
      made: 'lade till något i sitt konto',
      changed: 'ändrade sitt konto',
      ended: 'tog bort något ur sitt konto',
    },
    'sign-in': { made: 'loggade in', changed: 'ändrade sin inloggning', ended: 'loggade ut' },
  },
  en: {
    'see-public': READ_EN,
    'see-figures': READ_EN,
    'see-unit-figures': READ_EN,
    'see-draft-report': READ_EN,
    'see-deliveries': READ_EN,
    'see-audit': READ_EN,
    deliver: { made: 'delivered a file', changed: 'changed a figure', ended: 'removed a figure' },
    'write-comments': {
      made: 'wrote a comment',
      changed: 'changed a comment',
      ended: 'removed a comment',
    },
    'decide-goals': {
      made: 'decided how a goal is met',
      changed: 'changed how a goal is met',
      ended: 'took back a decision on a goal',
    },
    'publish-year': {
      made: 'published a year',
      changed: 'changed a publication',
      ended: 'took back a publication',
    },
    proofread: { made: 'proofread a text', changed: 'proofread a text', ended: 'proofread a text' },
    'manage-people': {
      made: 'added a person or a role',
      changed: 'changed a person or a role',
      ended: 'ended an account or a role',
    },
    'save-definitions': {
      made: 'saved definitions',
      changed: 'changed definitions',
      ended: 'removed definitions',
    },
    'manage-own-account': {
      made: 'added something to their account',
      changed: 'changed their account',
      ended: 'removed something from their account',
    },
    'sign-in': { made: 'signed in', changed: 'changed their sign-in', ended: 'signed out' },
  },
} as const satisfies Record<Language, Record<Action, Deeds>>;

/** What became of a delivery says more than that it changed. */
const DELIVERY_DEEDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  sv: {
    previewed: 'lämnade en fil för granskning',
    refused: 'lämnade en fil som avvisades',
    accepted: 'godkände en leverans',
    withdrawn: 'tog tillbaka en leverans',
  },
  en: {
    previewed: 'delivered a file for review',
    refused: 'delivered a file that was refused',
    accepted: 'accepted a delivery',
    withdrawn: 'took back a delivery',
  },
};

const READINGS = { sv: 'läste opublicerade siffror om enheter', en: 'read unpublished figures about units' };
const FAILED = { sv: 'försökte logga in men släpptes inte in', en: 'tried to sign in and was not let in' };

/** What the ids in an entry are called today. */
export interface Names {
  readonly regions: readonly Region[];
  readonly accounts: ReadonlyMap<string, string>;
}

export function writeEntry(event: AuditEvent, actor: Actor, names: Names, language: Language): string {
  const people = peopleDeed(event, names.accounts, language);
  const what = writeSubject(people?.place ?? ownPath(event.subject, actor), names, language);
  const sentence = `${actor.name} ${people?.deed ?? deedOf(event, language)}`;
  return what === '' ? `${sentence}.` : `${sentence}: ${what}.`;
}

/** Of what is one's own the sentence has said enough when it has said who. */
function ownPath(path: string, { accountId }: Actor): string {
  return accountId !== null && `${path}/`.startsWith(`account/${accountId}/`) ? '' : path;
}

function deedOf({ kind, action, subject, before, after }: AuditEvent, language: Language): string {
  if (kind === 'read' && (action === 'see-figures' || action === 'see-unit-figures'))
    return READINGS[language];
  if (kind === 'sign-in' && after?.outcome === 'failed') return FAILED[language];
  // A figure whose earlier deliveries were all taken back has nothing before it, and is changed all the same.
  if (action === 'deliver' && subject.includes('/indicator/')) return DEEDS[language].deliver.changed;
  const state = after?.state;
  const delivered =
    action === 'deliver' && typeof state === 'string' ? DELIVERY_DEEDS[language][state] : undefined;
  const turn: Turn = after === null ? 'ended' : before === null ? 'made' : 'changed';
  return delivered ?? DEEDS[language][action][turn];
}

const NAMED = {
  sv: { delivery: 'leverans', account: 'konto', grant: 'roll', session: 'inloggning' },
  en: { delivery: 'delivery', account: 'account', grant: 'role', session: 'session' },
} as const;

/** "Telefon i tid, Granens hälsocentral, Region Exempel, 2023": from the particular to the general. */
export function writeSubject(path: string, { regions, accounts }: Names, language: Language): string {
  const parts = path.split('/');
  const after = (name: string) => {
    const place = parts.indexOf(name);
    return place === -1 ? undefined : parts[place + 1];
  };
  const region = regions.find(({ id }) => id === after('region'));
  const indicatorId = after('indicator');
  const goalId = after('goal');
  const plans = (region?.plans ?? []).toSorted((a, b) => b.year - a.year);
  const year = after('year');
  const plan = plans.find((each) => String(each.year) === year) ?? plans[0];
  const things = [
    indicatorId &&
      nameIn(
        plans.flatMap(({ indicators }) => indicators),
        indicatorId,
      ),
    goalId && nameIn(plan?.goals ?? [], goalId),
    ...(indicatorId === undefined
      ? [unitName(region, after('unit') ?? after('area'))]
      : figurePlace(parts, region, language)),
    ...(['delivery', 'account', 'grant', 'session'] as const).map((name) => {
      const id = after(name);
      // A session's id says nothing to anyone.
      if (name === 'session') return id && NAMED[language].session;
      return id === undefined ? undefined : `${NAMED[language][name]} ${accounts.get(id) ?? id}`;
    }),
    region?.name ?? after('region'),
    year,
  ];
  return things.filter((thing) => thing !== undefined && thing !== '').join(', ');
}

function nameIn(things: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return things.find((thing) => thing.id === id)?.name ?? id;
}

function unitName(region: Region | undefined, id: string | undefined): string | undefined {
  return id === undefined ? undefined : nameIn(region?.organisation.units ?? [], id);
}

/** ".../indicator/telefon/unit/granen/total/2023-01-01/2024-01-01": whom the figure is about, the sex and the period. */
function figurePlace(
  parts: readonly string[],
  region: Region | undefined,
  language: Language,
): readonly (string | undefined)[] {
  const [, , kind, id, sex, start, end] = parts.slice(parts.indexOf('indicator'));
  if (id === undefined) return [];
  // The region as a whole is named by the region's own name, last.
  const name = kind === 'region' ? undefined : unitName(region, id);
  if (start === undefined || end === undefined) return [name];
  const sexWord = sex === 'total' ? undefined : SEX_WORDS[language][sex as Sex]?.toLocaleLowerCase('sv');
  return [name, sexWord, writePeriod({ start, end }, language)];
}
