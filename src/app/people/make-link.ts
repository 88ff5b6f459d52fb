// One-time links: for someone who is invited, for someone who can't get in, and for the first administrator. The token stands in
// the address's fragment, which browsers send to nobody, so that it reaches no log on its way.
import { randomUUID } from 'node:crypto';
import { hasIdentityNumber } from '../../core/identity-number.ts';
import type { Account, Actor, LinkPurpose, PersonDetails } from '../../people/contract.ts';
import {
  ADMINISTRATOR_LINK_HOURS,
  INVITATION_HOURS,
  later,
  linkAttemptKeys,
  RENEWAL_HOURS,
} from '../../people/sign-in-limits.ts';
import { MustWait, Refused } from '../failures.ts';
import { refused } from './choose-ways.ts';
import { writeLinkMail } from './link-mail.ts';
import type { Caller, PeopleWorld } from './people-world.ts';
import { renewalOf } from './renewal.ts';
import { hashOf, newToken } from './secrets.ts';

const HOURS = {
  invitation: INVITATION_HOURS,
  renewal: RENEWAL_HOURS,
  administrator: ADMINISTRATOR_LINK_HOURS,
} as const satisfies Record<LinkPurpose, number>;

export interface MadeLink {
  /** Null when it was mailed: then nobody but the person sees it. */
  readonly link: string | null;
  readonly endsAt: string;
}

export interface Invited extends MadeLink {
  readonly account: Account;
}

/** `origin`: where the page lies. Throws Refused when the address is taken or something is written wrong. */
export async function inviteAccount(
  people: PeopleWorld,
  actor: Actor,
  person: PersonDetails,
  origin: string,
): Promise<Invited> {
  const account = await addAccount(people, actor, person);
  return { account, ...(await makeLink(people, actor, account, 'invitation', origin)) };
}

/** Throws Refused. */
export async function addAccount(people: PeopleWorld, actor: Actor, person: PersonDetails): Promise<Account> {
  const account = {
    id: randomUUID(),
    ...checkPerson(person),
    createdAt: people.clock(),
    closedAt: null,
    isDemonstration: false,
  };
  if (!(await people.storesFor(actor).accounts.add(account))) throw emailTaken();
  return account;
}

function emailTaken(): Refused {
  return refused(
    'email-taken',
    'email',
    'Det finns redan ett konto med den e-postadressen.',
    'Sök upp personen i listan och ge rollen där. Syns personen inte kan den som är administratör för hela Utfall ge rollen.',
  );
}

/** Throws Refused. */
export async function refuseTakenEmail(people: PeopleWorld, actor: Actor, email: string): Promise<void> {
  if ((await people.storesFor(actor).accounts.byEmail(email)) !== null) throw emailTaken();
}

/** As it is kept. Throws Refused with all that is wrong. */
export function checkPerson(person: PersonDetails): PersonDetails {
  const name = person.name.trim().replace(/\s+/g, ' ');
  const email = person.email.trim().toLowerCase();
  const problems = [...nameProblems(name), ...emailProblems(email)];
  if (problems.length > 0) throw new Refused(problems.flatMap((each) => each.problems));
  return { name, email };
}

function nameProblems(name: string): readonly Refused[] {
  if (name === '' || [...name].length > 100 || /[\p{Cc}\p{Cf}<>]/u.test(name))
    return [
      refused(
        'invalid-name',
        'name',
        'Namnet saknas eller går inte att använda.',
        'Skriv för- och efternamn.',
      ),
    ];
  return hasIdentityNumber(name) ? [withIdentityNumber('name')] : [];
}

/** One address and nothing else: no list, no name before it, no line that could become a header. */
const EMAIL = /^[^\s@<>",;:()[\]\\]{1,64}@[a-z0-9åäö]([a-z0-9åäö.-]{0,200}[a-z0-9åäö])?$/u;

function emailProblems(email: string): readonly Refused[] {
  if (!EMAIL.test(email) || !email.includes('.', email.indexOf('@')))
    return [
      refused(
        'invalid-email',
        'email',
        'E-postadressen går inte att använda.',
        'Skriv en adress, till exempel anna.andersson@regionen.se.',
      ),
    ];
  return hasIdentityNumber(email) ? [withIdentityNumber('email')] : [];
}

function withIdentityNumber(column: string): Refused {
  return refused(
    'identity-number',
    column,
    'Fältet innehåller ett personnummer.',
    'Skriv uppgiften utan personnummer.',
  );
}

export async function makeLink(
  people: PeopleWorld,
  actor: Actor,
  account: Account,
  purpose: LinkPurpose,
  origin: string,
): Promise<MadeLink> {
  const at = people.clock();
  const token = newToken(people.random);
  const link = `${origin}/inbjudan#${token}`;
  const endsAt = later(at, { hours: HOURS[purpose] });
  const mail =
    people.settings.mail === null || purpose === 'administrator'
      ? null
      : writeLinkMail(account, purpose, actor.name, link, endsAt);
  await people
    .storesFor(actor)
    .links.make(
      { accountId: account.id, purpose, madeBy: actor.name, endsAt },
      hashOf(token),
      mail === null ? null : { to: mail.to, subject: mail.subject, sealedText: people.vault.seal(mail.text) },
      at,
    );
  return { link: mail === null ? link : null, endsAt };
}

/** Someone can't get in. Nothing in the answer tells whether there is such an account. Throws MustWait. */
export async function requestLink(people: PeopleWorld, caller: Caller, email: string): Promise<void> {
  const address = email.trim().toLowerCase();
  const keys = linkAttemptKeys(hashOf(address), caller.actor.from);
  const { waitSeconds } = await people.attempts.begin(keys, people.clock());
  if (waitSeconds > 0) throw new MustWait(waitSeconds);
  await Promise.all([renew(people, caller, address), people.pause(LINK_MILLISECONDS)]);
}

/** A link takes some milliseconds to make: the answer comes later than that for everybody. */
const LINK_MILLISECONDS = 250;

async function renew(people: PeopleWorld, caller: Caller, address: string): Promise<void> {
  if (people.settings.mail === null) return;
  const account = await people.storesFor(caller.actor).accounts.byEmail(address);
  if (account === null || account.closedAt !== null || account.isDemonstration) return;
  if ((await renewalOf(people, caller.actor, account)) === null) return;
  await makeLink(people, caller.actor, account, 'renewal', caller.origin);
}
