// Whose account a proof is: the one that it signed in to before, one that was invited with the same address when the table allows
// that, or a new one when it allows that.
import { randomUUID } from 'node:crypto';
import { hasIdentityNumber } from '../../../core/identity-number.ts';
import type { OpenIdFailure } from '../../../http/people-contract.ts';
import type { Account, Actor, OutsideIdentity, PersonDetails } from '../../../people/contract.ts';
import { Refused } from '../../failures.ts';
import { checkPerson } from '../make-link.ts';
import { emailOfNobody } from '../no-address.ts';
import type { PeopleWorld } from '../people-world.ts';
import { hashOf } from '../secrets.ts';
import { claimTexts } from './claims.ts';
import { VERIFIED } from './claims-table.ts';
import type { IdentityProvider, Proof } from './identity-provider.ts';

/** The sign-in ends here; `failure` is what the page says. */
export class OpenIdRefused extends Error {
  override readonly name = 'OpenIdRefused';
  readonly failure: OpenIdFailure;
  /** For the log: words without values. */
  readonly reason: string;
  readonly accountId: string | null;

  constructor(failure: OpenIdFailure, reason: string, accountId: string | null = null) {
    super(`Sign-in refused: ${reason}`);
    this.failure = failure;
    this.reason = reason;
    this.accountId = accountId;
  }
}

/** Throws OpenIdRefused. */
export async function accountByClaims(
  people: PeopleWorld,
  { table }: IdentityProvider,
  actor: Actor,
  proof: Proof,
): Promise<Account> {
  const { accounts } = people.storesFor(actor);
  const identity = identityOf(table.account.identifiedBy, proof);
  const known = await accounts.byIdentity(identity);
  if (known !== null) return open(people, known);
  const email = emailOf(table.account.email, proof);
  const sameAddress = email === null ? null : await accounts.byEmail(email);
  if (sameAddress !== null) return linked(people, table.account.byEmail, actor, proof, identity, sameAddress);
  if (table.account.unknown === 'refuse') throw new OpenIdRefused('no-account', 'not-invited');
  const account = newAccount(people, personOf(table.account.name, proof, identity, email));
  if (await accounts.add(account, identity)) return account;
  // The same, a moment later.
  const made = await accounts.byIdentity(identity);
  if (made === null) throw new OpenIdRefused('no-account', 'address-taken');
  return open(people, made);
}

/** The claim's name is part of it: another table's claim is never taken for the same. */
function identityOf(claim: string, { issuer, claims }: Proof): OutsideIdentity {
  const [value, ...more] = claimTexts(claims, claim);
  if (value === undefined || more.length > 0)
    throw new OpenIdRefused('incomplete', value === undefined ? 'identity-missing' : 'identity-ambiguous');
  if (/\p{Cc}/u.test(value) || hasIdentityNumber(value))
    throw new OpenIdRefused('incomplete', 'identity-unusable');
  return { issuer, subject: `${claim}=${value}` };
}

function open({ settings }: PeopleWorld, account: Account): Account {
  if (account.closedAt !== null) throw new OpenIdRefused('closed', 'account-closed', account.id);
  if (account.isDemonstration && !settings.isDemonstrationOffered)
    throw new OpenIdRefused('no-account', 'demonstration', account.id);
  return account;
}

/** An address that somebody else may have now proves nothing of an account that already has its owner there. */
async function linked(
  people: PeopleWorld,
  byEmail: IdentityProvider['table']['account']['byEmail'],
  actor: Actor,
  { claims }: Proof,
  identity: OutsideIdentity,
  account: Account,
): Promise<Account> {
  const { accounts } = people.storesFor(actor);
  const identities = await accounts.identitiesOf(account.id);
  // Two sign-ins of the same new person at once: the other one made it meanwhile.
  if (identities.some(({ issuer, subject }) => issuer === identity.issuer && subject === identity.subject))
    return open(people, account);
  const isTheirs = byEmail === 'trusted' || (byEmail === 'verified' && claims[VERIFIED] === true);
  if (!isTheirs || account.isDemonstration)
    throw new OpenIdRefused('no-account', 'address-taken', account.id);
  open(people, account);
  if (identities.some(({ issuer }) => issuer === identity.issuer))
    throw new OpenIdRefused('no-account', 'address-of-another', account.id);
  await accounts.linkIdentity(account.id, identity, people.clock());
  return account;
}

function emailOf(claim: string | null, { claims }: Proof): string | null {
  const [email] = claim === null ? [] : claimTexts(claims, claim);
  return email === undefined ? null : (checked({ name: 'Någon', email })?.email ?? null);
}

/** A person without a name that can be used is called what the provider calls them. */
function personOf(
  names: readonly string[],
  { claims }: Proof,
  { issuer, subject }: OutsideIdentity,
  email: string | null,
): PersonDetails {
  const address = email ?? emailOfNobody(hashOf(`${issuer} ${subject}`));
  const name = names.flatMap((each) => claimTexts(claims, each)).join(' ');
  return (
    checked({ name, email: address }) ?? { name: subject.slice(subject.indexOf('=') + 1), email: address }
  );
}

function checked(person: PersonDetails): PersonDetails | null {
  try {
    return checkPerson(person);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

function newAccount({ clock }: PeopleWorld, person: PersonDetails): Account {
  return { id: randomUUID(), ...person, createdAt: clock(), closedAt: null, isDemonstration: false };
}
