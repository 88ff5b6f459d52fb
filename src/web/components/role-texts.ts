// What a role may do, in words, out of the permission table that the server itself decides by: nothing here knows more.
import { capitalise } from '../../core/numbers/write.ts';
import type { Action } from '../../people/permissions.ts';
import { ACTIONS, PERMISSIONS } from '../../people/permissions.ts';
import type { GrantedRole } from '../../people/roles.ts';
import { ROLE_NAMES } from '../../people/roles.ts';
import { useLanguage, useMessages } from '../app/language.tsx';

/** What everyone may, signed in or not, and one's own account tell nothing of a role. */
const SAID: readonly Action[] = ACTIONS.filter(
  (action) => PERMISSIONS[action].public === 'no' && action !== 'manage-own-account',
);

/** Actions that at least one role may do: the rows of the table of rights. */
export const ACTIONS_OF_ROLES: readonly Action[] = SAID.filter((action) =>
  Object.values(PERMISSIONS[action]).some((reach) => reach !== 'no'),
);

export function useRoleName(): (role: GrantedRole) => string {
  const language = useLanguage();
  return (role) => ROLE_NAMES[role][language];
}

/** "Får se siffror som inte är publicerade, skriva kommentarer och bedöma mål." */
export function useWhatRoleMay(): (role: GrantedRole) => string {
  const messages = useMessages();
  const language = useLanguage();
  const list = new Intl.ListFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { type: 'conjunction' });
  return (role) => {
    const allowed = ACTIONS_OF_ROLES.filter((action) => PERMISSIONS[action][role] !== 'no');
    return capitalise(
      messages.people.roleMay(list.format(allowed.map((action) => messages.actions[action]))),
    );
  };
}
