// What the tests of signing in through an identity provider share: a claims file, and the way there and back.
import type { FastifyInstance } from 'fastify';
import { openProvider } from '../../src/app/people/openid/open-provider.ts';
import { readClaimsTable } from '../../src/app/people/openid/read-claims-table.ts';
import type { Browser } from './browser-cookies.ts';
import { openBrowser } from './browser-cookies.ts';

export const CLAIMS_FILE = `
account:
  identifiedBy: employeeHsaId
  name: name
  email: email
  unknown: create
provider:
  scopes: [openid, profile, email, hsa]
contact: support@regionen.example
places:
  SE2321000016-ALMVIKEN: {region: exempel, unit: almviken}
  SE2321000016-RIPVALLEN: {region: exempel, unit: ripvallen}
  SE2321000016-KUSTEN: {region: exempel, area: kusten}
roles:
  - {role: centre-manager, placeFrom: commissionHsaId}
  - {role: area-manager, placeFrom: commissionHsaId}
  - {role: analyst, place: {region: exempel}, when: {groups: utfall-analytiker}}
  - {role: auditor, place: {region: exempel}, when: {groups: [utfall-revision, intern-revision]}}
`;

export function providerAt(
  issuer: string,
  file: string = CLAIMS_FILE,
  clientSecret: string | null = null,
  elapsed?: () => number,
) {
  const { value: table, problems } = readClaimsTable({ path: 'claims.yaml', text: file });
  if (table === null) throw new Error(JSON.stringify(problems));
  const settings = { issuer, clientId: 'utfall', clientSecret, claimsFile: 'claims.yaml', name: 'SITHS' };
  return openProvider({ settings, table, ...(elapsed === undefined ? {} : { elapsed }) });
}

export const START = '/api/v1/sign-in/openid';
export const ANSWER = '/api/v1/sign-in/openid/answer';
export const ORDER = '/api/v1/sign-in/openid/logout';

/** Presses the button; returns where it leads. */
export async function begin(browser: Browser, query = ''): Promise<string> {
  return locationOf(await browser.send({ url: START + query }));
}

/** Comes back with the answer; returns the page that it ends on. */
export async function comeBack(browser: Browser, query: string): Promise<string> {
  return locationOf(await browser.send({ url: `${ANSWER}?${query}` }));
}

export function locationOf(response: {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}): string {
  if (response.statusCode !== 303) throw new Error(`${response.statusCode}: ${response.body}`);
  return String(response.headers.location);
}

/** The word in the address of the sign-in page. */
export function failureIn(page: string): string | null {
  return new URL(page, 'http://localhost').searchParams.get('fel');
}

export function order(server: FastifyInstance, token: string) {
  return openBrowser(server).send({
    method: 'POST',
    url: ORDER,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ logout_token: token }).toString(),
  });
}
