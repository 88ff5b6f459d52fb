// Where one comes after signing in: back to where one was, else to what one's role is for.
import type { Language } from '../../core/language.ts';
import { isOwnPath } from '../../core/own-path.ts';
import type { SignInState } from '../../http/people-contract.ts';

/** `till` comes out of an address that anyone can write: only a path on this site is followed, never another host. */
export function hrefAfter(state: SignInState, till: string | undefined, language: Language): string {
  const path = till !== undefined && isOwnPath(till) ? till : startOf(state);
  if (language === 'sv') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

function startOf({ may, grants }: SignInState): string {
  if (may.includes('see-figures') || may.includes('deliver')) {
    const regionId = grants.find(({ place }) => place.regionId !== null)?.place.regionId;
    return regionId == null ? '/' : `/${regionId}`;
  }
  return may.includes('manage-people') ? '/personer' : '/';
}
