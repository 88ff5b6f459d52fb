// Regions and their plans, versioned: saving what is already saved changes nothing, a change makes a new version.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../core/canonical-json.ts';
import type { Actor } from '../../people/contract.ts';
import type { DefinitionVersion, PlanStore, Region } from '../../plan/contract.ts';
import { recordIn } from './audit-log.ts';
import type { Database } from './connect.ts';
import { instant, inTransaction, takeTurn } from './connect.ts';

/** Definitions are read on every request and change a few times a year: what was parsed once is kept by fingerprint. */
export interface ParsedRegions {
  bySha256: ReadonlyMap<string, Region>;
}

export function planStore(db: Database, actor: Actor, parsed: ParsedRegions): PlanStore {
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
        const version = (latest?.version ?? 0) + 1;
        await transaction
          .insertInto('region_definition')
          .values({
            region_id: region.id,
            version,
            sha256,
            content: sql`${JSON.stringify(region)}::jsonb`,
            saved_at: instant(at),
          })
          .execute();
        await recordIn(
          transaction,
          actor,
          {
            kind: 'change',
            action: 'save-definitions',
            subject: `region/${region.id}/definitions`,
            regionId: region.id,
            before: latest ? { version: latest.version, sha256: latest.sha256 } : null,
            after: { version, sha256 },
          },
          at,
        );
        return { isChanged: true };
      });
    },

    async regions() {
      const latest = await sql<{ sha256: string }>`
        select distinct on (region_id) sha256 from region_definition order by region_id, version desc
      `.execute(db);
      const wanted = latest.rows.map((row) => row.sha256);
      const unknown = wanted.filter((sha256) => !parsed.bySha256.has(sha256));
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
          const region = read.get(sha256) ?? parsed.bySha256.get(sha256);
          return region ? [[sha256, region] as const] : [];
        }),
      );
      parsed.bySha256 = regions;
      return [...regions.values()].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    },

    async versions() {
      // Who saved it stands in the entry that was written with it, and nowhere else.
      const { rows } = await sql<DefinitionVersion>`
        select distinct on (d.region_id) d.region_id as "regionId", d.version,
          to_char(d.saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "savedAt",
          coalesce(e.content::jsonb -> 'actor' ->> 'name', '') as "savedBy"
        from region_definition d left join audit_entry e
          on e.subject = 'region/' || d.region_id || '/definitions' and e.kind = 'change'
          and e.content::jsonb -> 'after' ->> 'version' = d.version::text
        order by d.region_id, d.version desc
      `.execute(db);
      return rows;
    },
  };
}

/** SHA-256 over the content with sorted keys, so that the order in which a file was written makes no version. */
function fingerprint(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
