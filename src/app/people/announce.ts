// What an installation says at its start when nobody can administer it yet: the one-time link, where only those who run the
// computer see it. Not in the log, which others may read.
import { SYSTEM } from '../../people/actors.ts';
import type { GrantStore } from '../../people/contract.ts';
import { ADMINISTRATOR_LINK_HOURS } from '../../people/sign-in-limits.ts';
import { hasAdministrator, makeFirstAdministratorLink } from './first-administrator.ts';
import type { PeopleWorld } from './people-world.ts';

/** Nothing when someone can sign in and administer the whole installation. */
export async function firstAdministratorLines(
  people: PeopleWorld,
  grants: GrantStore,
  origin: string,
): Promise<readonly string[]> {
  if (await hasAdministrator(people, SYSTEM, grants)) return [];
  const { link } = await makeFirstAdministratorLink(people, SYSTEM, grants, origin);
  return [
    'Ingen kan administrera Utfall än. Öppna länken för att bli den första; visa den inte för någon annan:',
    String(link),
    `Den fungerar en gång och i ${ADMINISTRATOR_LINK_HOURS} timmar. En ny gör du med bin/utfall admin-link.`,
  ];
}
