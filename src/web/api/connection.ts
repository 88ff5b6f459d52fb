// Whether the server answers, known from the calls themselves: navigator.onLine says nothing about a server on this machine.
import { useSyncExternalStore } from 'react';

let silentSince: Date | null = null;
const listeners = new Set<() => void>();

function change(next: Date | null): void {
  if ((silentSince === null) === (next === null)) return;
  silentSince = next;
  for (const listener of listeners) listener();
}

export function noteAnswer(): void {
  change(null);
}

export function noteSilence(): void {
  change(new Date());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Since when the server has not answered; null when it does. */
export function useSilence(): Date | null {
  return useSyncExternalStore(subscribe, () => silentSince);
}
