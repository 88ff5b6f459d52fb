// Signs in as one of the invented people of the demonstration, for tests that are about something else.
import type { BrowserContext } from 'playwright-core';
import type { Product } from './product.ts';

export async function signInAs(context: BrowserContext, product: Product, person: string): Promise<void> {
  const answer = await context.request.post(`${product.address}/api/v1/sign-in/demonstration`, {
    data: { person },
  });
  if (!answer.ok()) throw new Error(`${person} could not sign in: ${answer.status()}`);
}
