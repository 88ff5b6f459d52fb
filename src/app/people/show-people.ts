// The people of an administrator's places, and the places that they can give roles on, as the page shows them.
import type { PeoplePage, PeoplePlaces, PersonView } from '../../http/grants-contract.ts';
import type { Account, Grant, Viewer } from '../../people/contract.ts';
import type { OrganisationUnit, Region } from '../../plan/contract.ts';
import { childrenOf, unitsAt } from '../../plan/organisation-at.ts';
import type { Administrator, PeopleAdministration } from './manage-people.ts';
import { administers } from './manage-people.ts';
import { shownEmail } from './no-address.ts';
import { shownGrants } from './show-sign-in.ts';

export async function showPeople(
  administration: PeopleAdministration,
  administrator: Administrator,
): Promise<PeoplePage> {
  const { viewer, actor } = administrator;
  const { accounts, grants } = administration.people.storesFor(actor);
  const [regions, all, everyGrant, activeIds] = await Promise.all([
    administration.definitions.regions(),
    accounts.all(),
    grants.all(),
    accounts.activeIds(),
  ]);
  const shown = Map.groupBy(
    everyGrant.filter(({ place }) => administers(viewer, place, regions)),
    ({ accountId }) => accountId,
  );
  const isInstallation = administers(viewer, { kind: 'installation' }, regions);
  const people = await Promise.all(
    all
      .filter(({ id }) => isInstallation || shown.has(id))
      .map((account) =>
        showPerson(administration, viewer, account, shown.get(account.id) ?? [], activeIds.has(account.id)),
      ),
  );
  return { people, places: placesOf(viewer, regions) };
}

/** One person, after a change. */
export async function showOne(
  administration: PeopleAdministration,
  { viewer, actor }: Administrator,
  account: Account,
): Promise<PersonView> {
  const { accounts, grants } = administration.people.storesFor(actor);
  const [regions, own, activeIds] = await Promise.all([
    administration.definitions.regions(),
    grants.ofAccount(account.id),
    accounts.activeIds(),
  ]);
  const shown = own.filter(({ place }) => administers(viewer, place, regions));
  return showPerson(administration, viewer, account, shown, activeIds.has(account.id));
}

async function showPerson(
  { people }: PeopleAdministration,
  { on }: Viewer,
  { id, name, email, closedAt, isDemonstration }: Account,
  grants: readonly Grant[],
  isActive: boolean,
): Promise<PersonView> {
  const isOver = new Set(grants.filter(({ to }) => to !== null && to <= on).map((grant) => grant.id));
  const shown = await shownGrants(people, grants);
  return {
    id,
    name,
    email: shownEmail(email),
    state: closedAt !== null ? 'closed' : isActive || isDemonstration ? 'active' : 'invited',
    isDemonstration,
    grants: shown.map((grant) => ({
      ...grant,
      isChangeable: closedAt === null && !isOver.has(grant.id) && !grant.isFromClaims,
    })),
  };
}

function placesOf(viewer: Viewer, regions: readonly Region[]): PeoplePlaces {
  return {
    hasInstallation: administers(viewer, { kind: 'installation' }, regions),
    regions: regions
      .map((region) => placesIn(viewer, region, regions))
      .filter(({ isWhole, areas }) => isWhole || areas.length > 0),
  };
}

/** Units by area, as the organisation is today. */
function placesIn(
  viewer: Viewer,
  region: Region,
  regions: readonly Region[],
): PeoplePlaces['regions'][number] {
  const { id: regionId, name, organisation } = region;
  const here = ({ id, kind }: OrganisationUnit) =>
    kind === 'area' || kind === 'unit' ? administers(viewer, { kind, regionId, id }, regions) : false;
  const show = ({ id, name: called }: OrganisationUnit) => ({ id, name: called });
  const areas = unitsAt(organisation, viewer.on, 'area')
    .map((area) => ({
      ...show(area),
      isOwn: here(area),
      units: childrenOf(organisation, area.id, viewer.on)
        .filter((unit) => unit.kind === 'unit' && here(unit))
        .map(show),
    }))
    .filter(({ isOwn, units }) => isOwn || units.length > 0)
    .map(({ id, name: called, units }) => ({ id, name: called, units }));
  return {
    id: regionId,
    name,
    isWhole: administers(viewer, { kind: 'region', regionId }, regions),
    areas,
  };
}
