// Editions of what was shown outside, append-only, and the files that regions had printed before they came here.
import { sql } from 'kysely';
import type { JudgedTable, KeptEdition, ReleaseStore } from '../../analyse/contract.ts';
import type { Database } from './connect.ts';
import { instant } from './connect.ts';
import type { AskRevisions } from './observation-store.ts';

interface EditionRow {
  readonly number: number;
  readonly made_from: string;
  readonly known_at: string;
  readonly closed: KeptEdition['closed'];
  readonly tables: Readonly<Record<string, JudgedTable>>;
}

export function releaseStore(db: Database, revisions: AskRevisions): ReleaseStore {
  return {
    revision: async (regionId) => (await revisions()).get(regionId) ?? 0,

    async changedIndicators(regionId, after) {
      const since = after === null ? sql`true` : sql`e.at > ${instant(after)}::timestamptz`;
      const { rows } = await sql<{ indicator_id: string }>`
        select distinct indicator_id from observation where region_id = ${regionId} and delivery_id in (
          select e.delivery_id from delivery_event e where e.region_id = ${regionId} and ${since}
        ) order by indicator_id
      `.execute(db);
      return rows.map((row) => row.indicator_id);
    },

    async editions(regionId) {
      const { rows } = await sql<EditionRow>`
        select number, made_from, known_at, closed, tables from release_edition
        where region_id = ${regionId} order by number
      `.execute(db);
      return rows.map(({ number, made_from: madeFrom, known_at: knownAt, closed, tables }) => ({
        number,
        madeFrom,
        knownAt,
        closed,
        tables: new Map(Object.entries(tables)),
      }));
    },

    async add(regionId, { number, madeFrom, knownAt, closed, tables }) {
      const { numAffectedRows } = await sql`
        insert into release_edition (region_id, number, made_from, known_at, closed, tables)
        values (${regionId}, ${number}, ${madeFrom}, ${instant(knownAt)}::timestamptz, ${JSON.stringify(closed)}::jsonb,
          ${JSON.stringify(Object.fromEntries(tables))}::jsonb)
        on conflict (region_id, number) do nothing
      `.execute(db);
      return numAffectedRows === 1n;
    },

    async printedDeliveries(regionId) {
      const { rows } = await sql<{ id: number }>`
        select d.id from delivery d join printed_file p on p.region_id = d.region_id and p.sha256 = d.sha256
        where d.region_id = ${regionId}
      `.execute(db);
      return new Set(rows.map(({ id }) => String(id)));
    },

    async notePrinted(regionId, sha256, at) {
      await sql`
        insert into printed_file (region_id, sha256, noted_at)
        values (${regionId}, ${sha256}, ${instant(at)}::timestamptz) on conflict do nothing
      `.execute(db);
    },
  };
}
