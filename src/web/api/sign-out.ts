// Signing out, here and in the browser's other tabs.
import type { SignedOut } from '../../http/people-contract.ts';
import { callApi } from './fetch.ts';

const CHANNEL = 'utfall-sign-out';

/** Where this tab listens: a channel does not hear what it says itself, and this tab has its own way out. */
let listening: BroadcastChannel | null = null;

/** Throws ApiProblem or Unreachable: then the person is still signed in. */
export async function signOut(): Promise<SignedOut> {
  const signedOut = await callApi<SignedOut>('signOut', {});
  const channel = listening ?? new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  if (channel !== listening) channel.close();
  return signedOut;
}

/** Calls when someone signs out in another tab, until what is returned is called. */
export function listenToSignOut(leave: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', leave);
  listening = channel;
  return () => {
    channel.close();
    if (listening === channel) listening = null;
  };
}
