// What a delivered file says, set against what is known: the reading that preview, acceptance and every later look at a
// delivery share. It stores nothing. A decided delivery is read against what was known just before it was decided, so that
// its page goes on showing what was new and what was changed.

import type {
  Delivery,
  Interpretation,
  InterpretedRow,
  Mapping,
  NewDelivery,
  RawTable,
  ReadLimits,
} from '../collect/contract.ts';
import { interpretTable } from '../collect/interpret-table.ts';
import type { Observation } from '../core/observation.ts';
import type { Problem } from '../core/problem.ts';
import type { Region } from '../plan/contract.ts';
import type { World } from './world.ts';

/** A year of monthly figures per centre, sex and indicator of the largest region is about 60,000 rows. */
export const READ_LIMITS: ReadLimits = {
  fileBytes: 25 * 1024 * 1024,
  unpackedBytes: 250 * 1024 * 1024,
  rows: 200_000,
  columns: 100,
  cellCharacters: 5_000,
  milliseconds: 30_000,
};

export interface Examination {
  readonly columns: readonly string[];
  readonly rows: readonly InterpretedRow[];
  readonly problems: readonly Problem[];
  readonly counts: NewDelivery['counts'];
}

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
  const latestYear = Number(world.clock().slice(0, 4)) + 1;
  const interpret = (known: readonly Observation[]): readonly Interpretation[] =>
    file.tables.map((table) =>
      interpretTable(table, { region: file.region, mapping: file.mapping, known, latestYear }),
    );
  // First to learn what the file is about, then against only that part of what is known: a region's whole history may be
  // half a million figures.
  const first = interpret([]);
  const known = await knownFor(world, file, first);
  const final = known.length === 0 ? first : interpret(known);
  return gather(final, file.problems);
}

async function knownFor(
  world: World,
  file: ExaminedFile,
  interpretations: readonly Interpretation[],
): Promise<readonly Observation[]> {
  const indicatorIds = new Set<string>();
  let from = '9999';
  let before = '0000';
  for (const { rows } of interpretations)
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

function gather(interpretations: readonly Interpretation[], fileProblems: readonly Problem[]): Examination {
  const rows = interpretations.flatMap((each) => each.rows);
  const problems = [...fileProblems, ...interpretations.flatMap((each) => each.problems)];
  const standing = { new: 0, unchanged: 0, restated: 0, refused: 0 };
  for (const row of rows) standing[row.standing] += 1;
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return {
    columns: interpretations[0]?.columns ?? [],
    rows,
    problems,
    counts: {
      rows: rows.length,
      added: standing.new,
      unchanged: standing.unchanged,
      restated: standing.restated,
      warnings: problems.length - errors,
      errors,
    },
  };
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
