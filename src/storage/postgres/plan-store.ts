// Regions and their plans, versioned: saving what is already saved changes nothing, a change makes a new version.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { PlanStore, Region } from '../../plan/contract.ts';
import type { Database } from './connect.ts';
import { instant, inTransaction, takeTurn } from './connect.ts';

export function planStore(db: Database): PlanStore {
  // Definitions are read on every request and change a few times a year: what was parsed once is kept by fingerprint.
  let parsed: ReadonlyMap<string, Region> = new Map();

  return {
    async saveRegion(region, at) {
      const sha256 = fingerprint(region);
      return inTransaction(db, async (transaction) => {
        await takeTurn(transaction, `region-definition:${region.id}`);
        const latest = await transaction
          .selectFrom('region_definition')
          .select(['version', 'sha256'])
          .where('region_id', '=', region.id)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (latest?.sha256 === sha256) return { isChanged: false };
        await transaction
          .insertInto('region_definition')
          .values({
            region_id: region.id,
            version: (latest?.version ?? 0) + 1,
            sha256,
            content: sql`${JSON.stringify(region)}::jsonb`,
            saved_at: instant(at),
          })
          .execute();
        return { isChanged: true };
      });
    },

    async regions() {
      const latest = await sql<{ sha256: string }>`
        select distinct on (region_id) sha256 from region_definition order by region_id, version desc
      `.execute(db);
      const wanted = latest.rows.map((row) => row.sha256);
      const unknown = wanted.filter((sha256) => !parsed.has(sha256));
      const read = new Map<string, Region>();
      if (unknown.length > 0) {
        const rows = await db
          .selectFrom('region_definition')
          .select(['sha256', 'content'])
          .where('sha256', 'in', unknown)
          .execute();
        for (const row of rows) read.set(row.sha256, row.content as Region);
      }
      const regions = new Map(
        wanted.flatMap((sha256) => {
          const region = read.get(sha256) ?? parsed.get(sha256);
          return region ? [[sha256, region] as const] : [];
        }),
      );
      parsed = regions;
      return [...regions.values()].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    },
  };
}

/** SHA-256 over the content with sorted keys, so that the order in which a file was written makes no version. */
function fingerprint(content: unknown): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

function canonical(content: unknown): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
