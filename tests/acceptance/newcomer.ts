// Someone who is invited and comes in, for tests that need a person with an account of their own.
import { inviteAccount } from '../../src/app/people/make-link.ts';
import type { PeopleWorld } from '../../src/app/people/people-world.ts';
import {
  codeAppQuestion,
  codeNeeded,
  invitationAccepted,
  signInState,
} from '../../src/http/people-contract.ts';
import type { Actor } from '../../src/people/contract.ts';
import { codeOf, stepAt } from '../../src/people/totp.ts';
import type { Browser } from './browser-cookies.ts';

export const ORIGIN = 'http://localhost:8080';
export const GOOD_PASSWORD = 'häst batteri klammer';

export const INVITER: Actor = {
  kind: 'person',
  accountId: 'demo-administrator',
  name: 'Ali Norell',
  from: '192.0.2.1',
  requestId: 'r',
};

/** The token of a new invitation, as the administrator gets it when no mail is sent. */
export async function invite(people: PeopleWorld, email: string, name = 'Åsa Ek') {
  const { link, account } = await inviteAccount(people, INVITER, { name, email }, ORIGIN);
  if (link === null) throw new Error('The link was mailed');
  return { token: tokenIn(link), account };
}

export function tokenIn(text: string): string {
  const [, token] = /\/inbjudan#([\w-]{43})/.exec(text) ?? [];
  if (token === undefined) throw new Error('No link in the text');
  return token;
}

/** A phone with a code app: the key that it was given, and the codes of any moment. */
export function codeApp(secret: string) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return { codeAt: (instant: string, steps = 0) => codeOf(key, stepAt(instant) + steps) };
}

/** Chooses a password and a code app with the link. */
export async function comeIn(browser: Browser, token: string, now: () => string) {
  const { ceremony, secret } = await browser.post(codeAppQuestion, '/invitations/password', {
    token,
    password: GOOD_PASSWORD,
  });
  const app = codeApp(secret);
  const way = { kind: 'code', code: app.codeAt(now()) };
  const accepted = await browser.post(invitationAccepted, '/invitations/accept', { token, ceremony, way });
  return { app, ...accepted };
}

/** E-mail, password and a code of the step after the last one used. */
export async function signIn(browser: Browser, email: string, code: () => string) {
  const { ceremony } = await browser.post(codeNeeded, '/sign-in/password', {
    email,
    password: GOOD_PASSWORD,
  });
  return browser.post(signInState, '/sign-in/code', { ceremony, kind: 'app', code: code() });
}
