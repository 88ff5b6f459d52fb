// What a delivered file says, set against what is known: the reading that preview, acceptance and every later look at a
// delivery share. It stores nothing. A decided delivery is read against what was known just before it was decided, so that
// its page goes on showing what was new and what was changed.

import { countRows } from '../collect/accepted-rows.ts';
import type { Delivery, Interpretation, Mapping, NewDelivery, RawTable } from '../collect/contract.ts';
import { interpretTablesInTurns } from '../collect/interpret-table.ts';
import type { Observation } from '../core/observation.ts';
import type { Problem } from '../core/problem.ts';
import type { Region } from '../plan/contract.ts';
import { READ_LIMITS } from './read-limits.ts';
import type { World } from './world.ts';

export type Examination = Interpretation & { readonly counts: NewDelivery['counts'] };

export interface ExaminedFile {
  readonly region: Region;
  readonly tables: readonly RawTable[];
  readonly mapping: Mapping | null;
  /** Problems that reading the file gave. */
  readonly problems: readonly Problem[];
  /** What was known at this instant; null for now. */
  readonly knownAt: string | null;
}

export async function examineTables(world: World, file: ExaminedFile): Promise<Examination> {
  const { region, mapping, tables, problems } = file;
  const latestYear = Number(world.clock().slice(0, 4)) + 1;
  const interpret = (known: readonly Observation[]) =>
    interpretTablesInTurns(tables, { region, mapping, known, latestYear }, problems);
  // First to learn what the file is about, then against only that part of what is known: a region's whole history may be
  // half a million figures.
  const first = await interpret([]);
  const known = await knownFor(world, file, first);
  const interpretation = known.length === 0 ? first : await interpret(known);
  return { ...interpretation, counts: countRows(interpretation) };
}

async function knownFor(
  world: World,
  file: ExaminedFile,
  { rows }: Interpretation,
): Promise<readonly Observation[]> {
  const indicatorIds = new Set<string>();
  let from = '9999';
  let before = '0000';
  for (const { figure } of rows) {
    if (figure === null) continue;
    indicatorIds.add(figure.indicatorId);
    if (figure.period.start < from) from = figure.period.start;
    if (figure.period.end > before) before = figure.period.end;
  }
  if (indicatorIds.size === 0) return [];
  return world.observations.current({
    regionId: file.region.id,
    indicatorIds: [...indicatorIds],
    from,
    before,
    ...(file.knownAt === null ? {} : { knownAt: file.knownAt }),
  });
}

/** Reads a stored delivery again, against what was known before it was decided (or now, while it is undecided). */
export async function examineDelivery(world: World, delivery: Delivery): Promise<Examination> {
  const [region, file] = await Promise.all([
    world.definitions.region(delivery.regionId),
    world.deliveries.file(delivery.id),
  ]);
  if (file === null) throw new Error('A delivery without its file');
  const read = await world.readTables(file.bytes, file.name, READ_LIMITS);
  return examineTables(world, {
    region,
    tables: read.value ?? [],
    mapping: file.mapping,
    problems: read.problems,
    knownAt: knownBefore(delivery),
  });
}

function knownBefore(delivery: Delivery): string | null {
  if (delivery.state === 'previewed') return null;
  const decided = Date.parse(delivery.decidedAt ?? delivery.receivedAt);
  return new Date(decided - 1).toISOString();
}
