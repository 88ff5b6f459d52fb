// A session can end while someone writes. The call that was to save then waits while the page asks the person to sign in
// again (features/sign-in/sign-in-again.tsx), and is sent anew afterwards: what was written is never lost.
import { useSyncExternalStore } from 'react';

/** `not-fresh`: signed in, but too long ago for changing how or where one is. */
export type WhyAgain = 'ended' | 'not-fresh';

interface Asked {
  readonly why: WhyAgain;
  readonly answer: (isSignedIn: boolean) => void;
}

let asked: Asked | null = null;
let waiting: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

/** Resolves to whether the same person has signed in again. Calls that come meanwhile wait for the same answer. */
export function askToSignInAgain(why: WhyAgain): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    change({
      why,
      answer: (isSignedIn) => {
        waiting = null;
        change(null);
        resolve(isSignedIn);
      },
    });
  });
  return waiting;
}

function change(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The question that the page has to put; null when there is none. */
export function signInAsked(): Asked | null {
  return asked;
}

export function useSignInAgain(): Asked | null {
  return useSyncExternalStore(subscribe, signInAsked);
}
