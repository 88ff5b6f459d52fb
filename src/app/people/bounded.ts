// Lets a few pieces of work run at once, keeps some waiting in order, and refuses the rest at once: under a flood of sign-ins the
// memory and the processor that they may use stay the same.
import { UnavailableError } from '../../core/failure.ts';

export type Bounded = <T>(work: () => Promise<T>) => Promise<T>;

export function bounded(atOnce: number, longestQueue: number): Bounded {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= longestQueue)
        throw new UnavailableError('Väldigt många loggar in just nu. Försök igen om en stund.');
      // Whoever is done hands its place over, so that `running` does not change.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
