// The outside world as the use cases see it: ports, passed in. Whoever opens the world (http, cli, tests) chooses the
// adapters; no use case knows PostgreSQL, a disk or the time of day. See open-world.ts for how it is opened.
import type { GoalDecisionStore } from '../assess/contract.ts';
import type { DeliveryStore, ObservationStore, ReadTables } from '../collect/contract.ts';
import type { ComputedIndicator } from '../measure/language/definition.ts';
import type { PublicationStore } from '../people/contract.ts';
import type { Publish, PublishReview } from '../publish/contract.ts';
import type { CommentStore } from '../report/contract.ts';
import type { ProofreadApart } from '../report/proofreader/apart/messages.ts';
import type { Definitions } from './definitions.ts';
import type { ReadDeliveredRow } from './delivered-row.ts';
import type { Releases } from './release/release-of.ts';

export interface World {
  readonly definitions: Definitions;
  readonly observations: ObservationStore;
  readonly deliveries: DeliveryStore;
  readonly comments: CommentStore;
  readonly decisions: GoalDecisionStore;
  readonly publications: PublicationStore;
  readonly releases: Releases;
  readonly deliveredRow: ReadDeliveredRow;
  /** The shipped indicators that are computed from care data. */
  readonly computed: () => Promise<readonly ComputedIndicator[]>;
  readonly readTables: ReadTables;
  readonly publish: Publish;
  readonly proofreading: ProofreadApart;
  readonly publishReview: PublishReview;
  /** ISO instant, UTC. */
  readonly clock: () => string;
  /** The same for all worlds on one database, whoever they are made for: what is remembered between requests is kept by it. */
  readonly memory: object;
}
