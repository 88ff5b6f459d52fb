// Who is asking, as the pages show it: the account, the roles that hold today, what a menu may offer, and the ways to sign in.
import type { OwnAccount, ShownGrant, SignInState } from '../../http/people-contract.ts';
import { maySomewhere } from '../../people/access.ts';
import type { Account, Grant, Session, Viewer } from '../../people/contract.ts';
import { DEMONSTRATION_PEOPLE } from '../../people/demonstration.ts';
import { ACTIONS } from '../../people/permissions.ts';
import { IDLE_MINUTES } from '../../people/sign-in-limits.ts';
import { shownEmail } from './no-address.ts';
import type { PeopleWorld } from './people-world.ts';

export async function showSignIn(
  people: PeopleWorld,
  viewer: Viewer,
  session: Session | null,
): Promise<SignInState> {
  const { settings, provider } = people;
  return {
    account: viewer.account === null ? null : shownAccount(viewer.account),
    grants: await shownGrants(people, viewer.grants),
    may: ACTIONS.filter((action) => maySomewhere(viewer, action)),
    session:
      session === null
        ? null
        : { id: session.id, method: session.method, endsAt: session.endsAt, idleMinutes: IDLE_MINUTES },
    methods: {
      passkey: true,
      password: true,
      mail: settings.mail !== null,
      openid:
        provider === null
          ? null
          : { name: provider.name, isUp: provider.isUp(), contact: provider.table.contact },
    },
    demonstration: settings.isDemonstrationOffered ? await demonstrationPeople(people) : null,
  };
}

async function demonstrationPeople(people: PeopleWorld) {
  return Promise.all(
    DEMONSTRATION_PEOPLE.map(async ({ id, name, role, place, isPrivate }) => ({
      id,
      name,
      role,
      isPrivate,
      place: await shownPlace(people, place),
    })),
  );
}

export function shownAccount({ id, name, email, isDemonstration }: Account): OwnAccount['account'] {
  return { id, name, email: shownEmail(email), isDemonstration };
}

export async function shownGrants(people: PeopleWorld, grants: readonly Grant[]): Promise<ShownGrant[]> {
  return Promise.all(
    grants.map(async ({ id, role, place, sections, from, to, isFromClaims }) => ({
      id,
      role,
      place: await shownPlace(people, place),
      sections: [...sections],
      from,
      to,
      isFromClaims,
    })),
  );
}

async function shownPlace(people: PeopleWorld, place: Grant['place']): Promise<ShownGrant['place']> {
  return {
    kind: place.kind,
    regionId: place.kind === 'installation' ? null : place.regionId,
    id: place.kind === 'area' || place.kind === 'unit' ? place.id : null,
    name: await people.nameOfPlace(place),
  };
}
