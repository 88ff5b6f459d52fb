// Whoever administers a place: sees the people who have, had or will have a role within it, invites more, gives and ends roles
// there, and closes accounts. Other people, and roles on other places, do not exist for them.
import { may } from '../../people/access.ts';
import type { Account, Actor, Grant, Place, Viewer } from '../../people/contract.ts';
import { leavesAdministrator } from '../../people/last-administrator.ts';
import type { GrantedRole } from '../../people/roles.ts';
import { ROLE_PLACES } from '../../people/roles.ts';
import type { Organisation, Region } from '../../plan/contract.ts';
import type { Definitions } from '../definitions.ts';
import { NotFound } from '../failures.ts';
import { refused } from './choose-ways.ts';
import type { MadeLink } from './make-link.ts';
import { inviteAccount, makeLink } from './make-link.ts';
import type { PeopleWorld } from './people-world.ts';

export interface PeopleAdministration {
  readonly people: PeopleWorld;
  /** Of all regions, whether or not the administrator sees their figures. */
  readonly definitions: Pick<Definitions, 'regions'>;
}

export interface Administrator {
  readonly viewer: Viewer;
  readonly actor: Actor;
}

export interface NewGrant {
  readonly role: GrantedRole;
  readonly place: Place;
  readonly sections: readonly string[];
  readonly from: string;
  readonly to: string | null;
}

/** Whether the viewer administers the place. */
export function administers(viewer: Viewer, place: Place, regions: readonly Region[]): boolean {
  return may(viewer, 'manage-people', place, organisationOf(place, regions));
}

function organisationOf(place: Place, regions: readonly Region[]): Organisation | null {
  if (place.kind === 'installation') return null;
  return regions.find(({ id }) => id === place.regionId)?.organisation ?? null;
}

export interface InvitedPerson extends MadeLink {
  readonly account: Account;
  readonly grant: Grant;
}

/** Throws NotFound for a place that is not the administrator's, Refused for what is written wrong or an address that is taken. */
export async function invitePerson(
  administration: PeopleAdministration,
  administrator: Administrator,
  person: { readonly name: string; readonly email: string; readonly grant: NewGrant },
  origin: string,
): Promise<InvitedPerson> {
  const { people } = administration;
  await checkGrant(administration, administrator, person.grant);
  const invited = await inviteAccount(people, administrator.actor, person, origin);
  const grant = await give(administration, administrator, invited.account.id, person.grant);
  return { ...invited, grant };
}

export interface GivenRole {
  readonly account: Account;
  readonly grant: Grant;
  /** The administrator gave it to themselves: allowed, told and logged. */
  readonly isOwn: boolean;
}

/** Throws NotFound for a place or a person that is not the administrator's, Refused for what is written wrong. */
export async function giveRole(
  administration: PeopleAdministration,
  administrator: Administrator,
  accountId: string,
  grant: NewGrant,
): Promise<GivenRole> {
  await checkGrant(administration, administrator, grant);
  const account = await managedAccount(administration, administrator, accountId);
  const given = await give(administration, administrator, account.id, grant);
  return { account, grant: given, isOwn: administrator.viewer.account?.id === account.id };
}

/** From the administrator's today it no longer holds. Throws NotFound; Refused for the last administrator's, and for what the identity provider gives. */
export async function endRole(
  administration: PeopleAdministration,
  { viewer, actor }: Administrator,
  grantId: string,
): Promise<Grant> {
  const regions = await administration.definitions.regions();
  const { grants } = administration.people.storesFor(actor);
  const found = (await grants.all()).find(({ id }) => id === grantId);
  if (found === undefined || !administers(viewer, found.place, regions)) throw new NotFound('grant');
  if (found.isFromClaims)
    throw refused(
      'from-identity-provider',
      'role',
      'Rollen kommer från regionens identitetstjänst och ges på nytt vid nästa inloggning där.',
      'Ändra personens uppdrag eller grupp i identitetstjänsten, eller tabellen över uppgifter på servern. Ska personen inte in alls: avsluta kontot.',
    );
  return grants.end(grantId, viewer.on, administration.people.clock(), (after) =>
    refuseLast([found], after, regions, viewer.on),
  );
}

/**
 * A new invitation for someone who can't get in: what they choose with it takes the place of everything that they signed in with. Throws
 * NotFound; Refused for oneself, a demonstration's person, and someone who has roles elsewhere too: nobody takes over more than they
 * administer.
 */
export async function inviteAgain(
  administration: PeopleAdministration,
  administrator: Administrator,
  accountId: string,
  origin: string,
): Promise<MadeLink & { readonly account: Account }> {
  const { people } = administration;
  const account = await managedAccount(administration, administrator, accountId);
  if (account.isDemonstration)
    throw refused(
      'demonstration-person',
      'account',
      'Demonstrationens påhittade personer loggar inte in med länkar.',
      'Prova med någon som du har bjudit in.',
    );
  if (account.id === administrator.viewer.account?.id)
    throw refused(
      'own-account',
      'account',
      'Du kan inte bjuda in dig själv.',
      'Du ändrar hur du loggar in på sidan Konto.',
    );
  await refuseRolesElsewhere(administration, administrator, accountId);
  return { account, ...(await makeLink(people, administrator.actor, account, 'invitation', origin)) };
}

async function refuseRolesElsewhere(
  { definitions, people }: PeopleAdministration,
  { viewer, actor }: Administrator,
  accountId: string,
): Promise<readonly Grant[]> {
  const regions = await definitions.regions();
  const own = await people.storesFor(actor).grants.ofAccount(accountId);
  const isOver = ({ to }: Grant) => to !== null && to <= viewer.on;
  if (!own.every((grant) => isOver(grant) || administers(viewer, grant.place, regions)))
    throw refused(
      'not-yours-alone',
      'account',
      'Kontot används också utanför det som du administrerar, och sköts inte härifrån.',
      'Avsluta i stället rollerna som du ser, eller fråga den som är administratör för hela Utfall.',
    );
  return own;
}

/** Throws NotFound; Refused for the last administrator, a demonstration's person, and someone who has roles elsewhere too. */
export async function closeAccount(
  administration: PeopleAdministration,
  administrator: Administrator,
  accountId: string,
): Promise<void> {
  const { viewer, actor } = administrator;
  const regions = await administration.definitions.regions();
  const account = await managedAccount(administration, administrator, accountId);
  if (account.isDemonstration)
    throw refused(
      'demonstration-person',
      'account',
      'Demonstrationens påhittade personer går inte att stänga.',
      'Avsluta personens roller, eller prova med någon som du har bjudit in.',
    );
  const { grants, accounts } = administration.people.storesFor(actor);
  const own = await refuseRolesElsewhere(administration, administrator, accountId);
  const at = administration.people.clock();
  await grants.endAll(accountId, viewer.on, at, (after) => refuseLast(own, after, regions, viewer.on));
  await accounts.close(accountId, at);
}

/** The open account of someone who has, had or will have a role within what the viewer administers, or of the viewer. */
async function managedAccount(
  { definitions, people }: PeopleAdministration,
  { viewer, actor }: Administrator,
  accountId: string,
): Promise<Account> {
  const { accounts, grants } = people.storesFor(actor);
  const account = await accounts.byId(accountId);
  if (account === null || account.closedAt !== null) throw new NotFound('account');
  if (account.id === viewer.account?.id) return account;
  const regions = await definitions.regions();
  const isManaged =
    administers(viewer, { kind: 'installation' }, regions) ||
    (await grants.ofAccount(accountId)).some(({ place }) => administers(viewer, place, regions));
  if (!isManaged) throw new NotFound('account');
  return account;
}

async function give(
  { people }: PeopleAdministration,
  { actor }: Administrator,
  accountId: string,
  { role, place, sections, from, to }: NewGrant,
): Promise<Grant> {
  return people
    .storesFor(actor)
    .grants.give({ accountId, role, place, sections, from, to, grantedBy: actor.name }, people.clock());
}

async function checkGrant(
  { definitions }: PeopleAdministration,
  { viewer }: Administrator,
  { role, place, sections, from, to }: NewGrant,
): Promise<void> {
  const regions = await definitions.regions();
  if (!placeExists(place, regions) || !administers(viewer, place, regions)) throw new NotFound('place');
  const kinds: readonly Place['kind'][] = ROLE_PLACES[role];
  if (!kinds.includes(place.kind))
    throw refused(
      'wrong-kind-of-place',
      'place',
      'Rollen går inte att ge på en sådan plats.',
      'Välj en plats av det slag som rollen gäller.',
    );
  if ((role === 'contributor') !== sections.length > 0)
    throw refused(
      'sections',
      'sections',
      role === 'contributor'
        ? 'Det framgår inte vilka avsnitt som personen ska fylla i.'
        : 'Bara uppgiftslämnare har avsnitt.',
      'Ange avsnitt för uppgiftslämnare, och inga för andra roller.',
    );
  if (to !== null && (to <= from || to <= viewer.on))
    throw refused(
      'never-holds',
      'to',
      'Rollen skulle vara slut innan den börjar gälla.',
      'Ange en senare sista dag, eller ingen alls.',
    );
}

/** A unit that has ended is a place still: its history is somebody's. */
export function placeExists(place: Place, regions: readonly Region[]): boolean {
  switch (place.kind) {
    case 'installation':
      return true;
    case 'region':
      return regions.some(({ id }) => id === place.regionId);
    case 'area':
    case 'unit':
      return (
        organisationOf(place, regions)?.units.some(
          ({ id, kind }) => id === place.id && kind === place.kind,
        ) === true
      );
  }
}

function refuseLast(
  ended: readonly Grant[],
  after: readonly Grant[],
  regions: readonly Region[],
  day: string,
): void {
  if (ended.every((grant) => leavesAdministrator(grant, after, organisationOf(grant.place, regions), day)))
    return;
  throw refused(
    'last-administrator',
    'role',
    'Ingen annan är administratör för platsen, och någon måste vara det.',
    'Ge någon annan rollen administratör först.',
  );
}
