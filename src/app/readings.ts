// What a request reads of unpublished figures about units, and the entries about it in the audit log: one per request and
// region, however many figures there were. Whoever hands out the figures notes them here; whether a figure is unpublished is
// decided there, not here. The entry is durable before the answer leaves: http/record-readings.ts waits for `record`.
import type { AuditEvent, AuditLog, NewAuditEntry } from '../people/contract.ts';
import type { Action } from '../people/permissions.ts';

export interface UnitReading {
  readonly regionId: string;
  readonly year: number;
  readonly indicatorId: string;
  readonly unitId: string;
}

/** One request's readings. Not shared between requests. */
export interface Readings {
  note(figures: Iterable<UnitReading>): void;
  /** `route`: the name of the route that was asked. Empty when nothing unpublished was read. */
  events(route: string, action: Action): readonly AuditEvent[];
}

/** Ids that are listed one by one in an entry; of more than this only the number is told. */
const LISTED = 40;

interface Covered {
  readonly years: Set<number>;
  readonly indicators: Set<string>;
  readonly units: Set<string>;
  figures: number;
}

export function createReadings(): Readings {
  const byRegion = new Map<string, Covered>();
  return {
    note(figures) {
      for (const { regionId, year, indicatorId, unitId } of figures) {
        let covered = byRegion.get(regionId);
        if (covered === undefined) {
          covered = { years: new Set(), indicators: new Set(), units: new Set(), figures: 0 };
          byRegion.set(regionId, covered);
        }
        covered.years.add(year);
        covered.indicators.add(indicatorId);
        covered.units.add(unitId);
        covered.figures += 1;
      }
    },
    events: (route, action) =>
      [...byRegion].map(([regionId, covered]) => ({
        kind: 'read',
        action,
        subject: subjectOf(regionId, covered),
        regionId,
        before: null,
        after: {
          route,
          figures: covered.figures,
          ...listed('years', [...covered.years].map(String)),
          ...listed('indicators', [...covered.indicators]),
          ...listed('units', [...covered.units]),
        },
      })),
  };
}

/** As narrow as what was read: the year, the indicator and the unit only where there was one of them. */
function subjectOf(regionId: string, { years, indicators, units }: Covered): string {
  const parts = [`region/${regionId}`];
  if (years.size === 1) parts.push(`year/${[...years].join()}`);
  if (indicators.size === 1) parts.push(`indicator/${[...indicators].join()}`);
  if (units.size === 1) parts.push(`unit/${[...units].join()}`);
  return parts.join('/');
}

function listed(name: string, ids: readonly string[]): Readonly<Record<string, string | number>> {
  const count = { [`${name}Count`]: ids.length };
  return ids.length > LISTED ? count : { ...count, [name]: ids.toSorted().join(' ') };
}

/** Writes entries of many requests together. */
export interface ReadingRecorder {
  /** Resolves when the entries are durable; rejects as the log does, and then nothing may be shown. */
  record(entries: readonly NewAuditEntry[]): Promise<void>;
}

/** Entries in one transaction at most: bounds how long the ones that came last wait. */
const TOGETHER = 200;

/**
 * While one transaction is being written, the readings that come meanwhile gather for the next: a reading waits for one or two
 * commits at most, and the log's one order costs one commit for all of them.
 */
export function createReadingRecorder(log: Pick<AuditLog, 'appendAll'>): ReadingRecorder {
  let waiting: {
    readonly entries: readonly NewAuditEntry[];
    readonly settle: (outcome: Promise<void>) => void;
  }[] = [];
  let isWriting = false;

  const write = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, TOGETHER);
      waiting = waiting.slice(TOGETHER);
      const outcome = log.appendAll(batch.flatMap(({ entries }) => entries));
      for (const { settle } of batch) settle(outcome);
      await outcome.catch(() => {}); // told to each that waits
    }
    isWriting = false;
  };

  return {
    record: (entries) =>
      entries.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ entries, settle: resolve });
            if (!isWriting) void write();
          }),
  };
}
