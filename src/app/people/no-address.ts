// Some providers tell no e-mail address. The account then has one that no mail reaches and that is shown to nobody (RFC 2606).

const DOMAIN = 'openid.invalid';

/** The same for the same `hash`, so that two sign-ins at once can't make two accounts. */
export function emailOfNobody(hash: string): string {
  return `${hash.slice(0, 32)}@${DOMAIN}`;
}

/** Empty when there is none. */
export function shownEmail(email: string): string {
  return email.endsWith(`@${DOMAIN}`) ? '' : email;
}
