// Signs in as one of the invented people of the demonstration, for tests that are about something else.
import type { BrowserContext } from 'playwright-core';
import type { Product } from './product.ts';

const SIGN_IN = '/api/v1/sign-in/demonstration';

export async function signInAs(context: BrowserContext, product: Product, person: string): Promise<void> {
  const answer = await context.request.post(product.address + SIGN_IN, { data: { person } });
  if (!answer.ok()) throw new Error(`${person} could not sign in: ${answer.status()}`);
}

/** The header that says who asks, for requests without a browser. */
export async function sessionOf(address: string, person: string): Promise<{ readonly cookie: string }> {
  const answer = await fetch(address + SIGN_IN, {
    method: 'POST',
    body: JSON.stringify({ person }),
    headers: { 'content-type': 'application/json', origin: address },
  });
  if (!answer.ok) throw new Error(`${person} could not sign in: ${answer.status}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  return { cookie: cookies.join('; ') };
}
