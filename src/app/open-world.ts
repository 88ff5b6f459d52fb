// Joins the ports to their adapters: opened storage, the readers of files and the publisher, and the clock on the wall.
import { join } from 'node:path';
import { readTables } from '../collect/read-tables.ts';
import type { ComputedIndicator } from '../measure/language/definition.ts';
import type { Actor } from '../people/contract.ts';
import { publishReview } from '../publish/proofreading/publish-review.ts';
import { publish } from '../publish/publish.ts';
import { proofreadApart } from '../report/proofreader/apart/proofread-apart.ts';
import type { Stores } from '../storage/postgres/open.ts';
import { readComputedCatalogue } from './computed-indicators.ts';
import type { KeptDefinitions } from './definitions.ts';
import { createDefinitions } from './definitions.ts';
import { deliveredRowReader } from './delivered-row.ts';
import { installationFolder } from './installation.ts';
import { judgeApart } from './release/judge-apart.ts';
import { createReleases } from './release/release-of.ts';
import type { World } from './world.ts';

/** The world as one actor changes it. What definitions are remembered is shared when `kept` is. */
export function openWorld(
  stores: Stores,
  clock: () => string = now,
  kept: KeptDefinitions = { regions: null },
): World {
  const definitions = createDefinitions(stores.plans, kept);
  const { observations, deliveries } = stores;
  return {
    definitions,
    observations,
    deliveries,
    comments: stores.comments,
    decisions: stores.goalDecisions,
    publications: stores.publications,
    releases: createReleases({
      definitions,
      observations,
      deliveries,
      editions: stores.releases,
      judge: judgeApart,
      memory: kept,
    }),
    deliveredRow: deliveredRowReader(stores.deliveries, readTables),
    computed: computedIndicators,
    readTables,
    publish,
    proofreading: proofreadApart,
    publishReview,
    clock,
    memory: kept,
  };
}

/** A world per actor, cheap to make for each request: all of them remember the same definitions. */
export function worldFor(
  storesFor: (actor: Actor) => Stores,
  clock: () => string = now,
): (actor: Actor) => World {
  const kept: KeptDefinitions = { regions: null };
  return (actor) => openWorld(storesFor(actor), clock, kept);
}

let readOnce: Promise<readonly ComputedIndicator[]> | null = null;

/** Installed files do not change while the program runs: they are read when something first asks, and again if that failed. */
function computedIndicators(): Promise<readonly ComputedIndicator[]> {
  readOnce ??= readComputedCatalogue(join(installationFolder(), 'definitions')).then(
    ({ indicators }) => indicators,
    (error: unknown) => {
      readOnce = null;
      throw error;
    },
  );
  return readOnce;
}

function now(): string {
  return new Date().toISOString();
}
