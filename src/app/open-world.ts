// Joins the ports to their adapters: opened storage, the readers of files and the publisher, and the clock on the wall.
import { readTables } from '../collect/read-tables.ts';
import { publishReview } from '../publish/proofreading/publish-review.ts';
import { publish } from '../publish/publish.ts';
import { proofreadApart } from '../report/proofreader/apart/proofread-apart.ts';
import type { Stores } from '../storage/postgres/open.ts';
import { createDefinitions } from './definitions.ts';
import type { World } from './world.ts';

export function openWorld(stores: Stores, clock: () => string = now): World {
  return {
    definitions: createDefinitions(stores.plans),
    observations: stores.observations,
    deliveries: stores.deliveries,
    comments: stores.comments,
    decisions: stores.goalDecisions,
    readTables,
    publish,
    proofreading: proofreadApart,
    publishReview,
    clock,
  };
}

function now(): string {
  return new Date().toISOString();
}
