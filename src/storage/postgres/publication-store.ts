// Which years are public: append-only, the latest counts.
import { sql } from 'kysely';
import type { Actor, Publication, PublicationStore } from '../../people/contract.ts';
import { recordIn } from './audit-log.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { instant, inTransaction, storable, takeTurn } from './connect.ts';

interface PublicationRow {
  readonly region_id: string;
  readonly year: number;
  readonly version: number;
  readonly is_published: boolean;
  readonly said_by: string;
  readonly said_at: string;
}

/** Asked at every request: `askAll` is shared by all actors' stores. */
export function publicationStore(
  db: Database,
  actor: Actor,
  askAll: () => Promise<readonly Publication[]>,
): PublicationStore {
  return {
    all: askAll,

    set: ({ regionId, year }, isPublished, at) =>
      inTransaction(db, async (transaction) => {
        await takeTurn(transaction, `publication:${regionId}:${year}`);
        const [latest] = await readLatest(transaction, sql`region_id = ${regionId} and year = ${year}`);
        if (latest?.is_published === isPublished) return toPublication(latest);
        const row: PublicationRow = {
          region_id: regionId,
          year,
          version: (latest?.version ?? 0) + 1,
          is_published: isPublished,
          said_by: storable(actor.name),
          said_at: instant(at),
        };
        await transaction.insertInto('publication').values(row).execute();
        const state = ({ version, is_published }: PublicationRow) => ({ version, isPublished: is_published });
        await recordIn(
          transaction,
          actor,
          {
            kind: 'change',
            action: 'publish-year',
            subject: `region/${regionId}/year/${year}/publication`,
            regionId,
            before: latest?.is_published === true ? state(latest) : null,
            after: isPublished ? state(row) : null,
          },
          at,
        );
        return toPublication(row);
      }),
  };
}

export async function readPublications(db: Database): Promise<readonly Publication[]> {
  return (await readLatest(db, sql`true`)).map(toPublication);
}

async function readLatest(
  db: Database | OpenTransaction,
  which: ReturnType<typeof sql>,
): Promise<readonly PublicationRow[]> {
  const { rows } = await sql<PublicationRow>`
    select distinct on (region_id, year) region_id, year, version, is_published, said_by, said_at
    from publication where ${which} order by region_id, year, version desc
  `.execute(db);
  return rows;
}

function toPublication(row: PublicationRow): Publication {
  return {
    regionId: row.region_id,
    year: row.year,
    isPublished: row.is_published,
    by: row.said_by,
    at: row.said_at,
    version: row.version,
  };
}
