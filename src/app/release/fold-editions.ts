// What all editions together say of each observation.
import type { KeptEdition } from '../../analyse/contract.ts';
import type { WithheldBecause } from '../../analyse/disclosure/withhold.ts';
import { WITHHELD_BECAUSE } from '../../analyse/disclosure/withhold.ts';

export interface FoldedEditions {
  /** Ids of observations that are not shown, counting ones and earlier ones alike. */
  readonly withheld: ReadonlyMap<string, WithheldBecause>;
  /** Ids of observations that are shown without what was written about them. */
  readonly untold: ReadonlySet<string>;
  /** Ids of withheld ones that earlier editions have told of. */
  readonly exposed: ReadonlySet<string>;
}

/** Oldest first: the latest edition that judged an observation decides. */
export function foldEditions(editions: readonly KeptEdition[]): FoldedEditions {
  const withheld = new Map<string, WithheldBecause>();
  const untold = new Set<string>();
  const exposed = new Set<string>();
  for (const { tables } of editions)
    for (const table of tables.values()) {
      for (const id of table.shownAgain) {
        withheld.delete(id);
        exposed.delete(id);
      }
      for (const because of WITHHELD_BECAUSE)
        for (const id of table.withheld[because] ?? []) withheld.set(id, because);
      for (const id of table.untold) untold.add(id);
      for (const id of table.exposed) exposed.add(id);
    }
  return { withheld, untold, exposed };
}
