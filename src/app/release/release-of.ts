// What of a region's figures people outside may see now. Worked out once for each state of the figures and the definitions, kept in
// the database and remembered by the process; whoever asks before it is there waits for it, and nobody gets figures without it.
// How a new state is judged is in judge-editions.ts; who is outside is decided in viewers-world.ts.
import type { Definitions } from '../definitions.ts';
import type { FoldedEditions } from './fold-editions.ts';
import { foldEditions } from './fold-editions.ts';
import type { JudgedRegion, JudgedWorld } from './judge-editions.ts';
import { decidedDeliveries, judgeEditions } from './judge-editions.ts';
import { madeFrom } from './made-from.ts';

export interface Release extends FoldedEditions {
  /** Ids of the deliveries whose figures have been judged: of any other nothing is known, and nothing is shown. */
  readonly deliveries: ReadonlySet<string>;
}

export interface Releases {
  /** Throws NotFound for the region, NotJudged when it can't be worked out. */
  of(regionId: string): Promise<Release>;
  /** The file of figures was printed by the region itself before it came here. */
  notePrinted(regionId: string, sha256: string, at: string): Promise<void>;
}

interface Remembered {
  readonly revision: number;
  readonly madeFrom: string;
  readonly release: Promise<Release>;
}

/** By region, one map for each database. */
const remembered = new WeakMap<object, Map<string, Remembered>>();

/** `memory`: see World. */
export function createReleases(
  world: JudgedWorld & { readonly definitions: Definitions; readonly memory: object },
): Releases {
  const kept = remembered.get(world.memory) ?? new Map<string, Remembered>();
  remembered.set(world.memory, kept);
  return {
    of: async (regionId) => {
      const region = await world.definitions.region(regionId);
      const revision = await world.editions.revision(regionId);
      const made = madeFrom(region);
      const known = kept.get(regionId);
      if (known?.revision === revision && known.madeFrom === made) return known.release;
      // In turn after the one before, which has judged most of it; whether that failed is told to whoever asked for it.
      const before = known?.release.then(
        () => {},
        () => {},
      );
      const release = Promise.resolve(before).then(() => workOut(world, region));
      const asked = { revision, madeFrom: made, release };
      kept.set(regionId, asked);
      release.catch(() => {
        // Not remembered: the next one tries again.
        if (kept.get(regionId) === asked) kept.delete(regionId);
      });
      return release;
    },
    notePrinted: (regionId, sha256, at) => world.editions.notePrinted(regionId, sha256, at),
  };
}

async function workOut(world: JudgedWorld, region: JudgedRegion): Promise<Release> {
  const editions = await judgeEditions(world, region);
  const last = editions.at(-1);
  const judged = (await decidedDeliveries(world, region.id)).filter(
    ({ acceptedAt }) => last !== undefined && acceptedAt <= last.knownAt,
  );
  return { ...foldEditions(editions), deliveries: new Set(judged.map(({ id }) => id)) };
}
