// People's comments on indicators: append-only versions, the latest counts. An empty template ("back to the draft") is a
// version like any other and is returned as such, because the next change must be based on its number.
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { ConflictError } from '../../core/failure.ts';
import type { Actor } from '../../people/contract.ts';
import type { CommentStore, WrittenComment } from '../../report/contract.ts';
import { recordIn, textTrace } from './audit-log.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { instant, inTransaction, storable } from './connect.ts';

interface CommentRow {
  readonly region_id: string;
  readonly year: number;
  readonly indicator_id: string;
  readonly version: number;
  readonly template: string;
  readonly written_by: string;
  readonly written_at: string;
}

type Place = Pick<CommentRow, 'region_id' | 'year' | 'indicator_id'>;
type Trace = Pick<CommentRow, 'version' | 'template'>;

export function commentStore(db: Database, actor: Actor): CommentStore {
  return {
    async latest(regionId, year) {
      const rows = await readLatest(db, regionId, year);
      return new Map(rows.map((row) => [row.indicator_id, toComment(row)]));
    },

    write: (comment, basedOn) =>
      inTransaction(db, async (transaction) => {
        const { regionId, year, indicatorId } = comment;
        const row: CommentRow = {
          region_id: regionId,
          year,
          indicator_id: indicatorId,
          version: basedOn + 1,
          template: storable(comment.template),
          written_by: storable(comment.by),
          written_at: instant(comment.at),
        };
        const { isWritten, before } = await insertAfter(transaction, row);
        if (!isWritten) {
          const latest = await readLatestOf(transaction, row);
          throw new ConflictError<WrittenComment | null>(
            'Någon annan har ändrat kommentaren sedan sidan öppnades. Jämför texterna och spara igen.',
            { basedOn, currentVersion: latest?.version ?? 0, current: latest ? toComment(latest) : null },
          );
        }
        await recordIn(
          transaction,
          actor,
          {
            kind: 'change',
            action: 'write-comments',
            subject: `region/${regionId}/year/${year}/indicator/${indicatorId}/comment`,
            regionId,
            before: before ? trace(before) : null,
            after: trace(row),
          },
          comment.at,
        );
        return toComment(row);
      }),
  };
}

function trace({ version, template }: Trace) {
  return { version, ...textTrace('template', template) };
}

async function readLatest(db: Database, regionId: string, year: number): Promise<readonly CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select distinct on (indicator_id) region_id, year, indicator_id, version, template, written_by, written_at
    from comment where region_id = ${regionId} and year = ${year}
    order by indicator_id, version desc
  `.execute(db);
  return rows;
}

/**
 * Writes the row if it is the next version. Of several who write the same one, those who come later wait at its key until the
 * first is committed, and then have not written. One statement, because every round trip keeps a connection busy.
 */
async function insertAfter(
  transaction: OpenTransaction,
  row: CommentRow,
): Promise<{ readonly isWritten: boolean; readonly before: Trace | null }> {
  const { rows } = await sql<{ is_written: boolean; version: number | null; template: string | null }>`
    with latest as (${latestOf(row)}), written as (
      insert into comment (region_id, year, indicator_id, version, template, written_by, written_at)
      select ${row.region_id}, ${row.year}::integer, ${row.indicator_id}, ${row.version}::integer, ${row.template},
        ${row.written_by}, ${row.written_at}::timestamptz
      where coalesce((select version from latest), 0) = ${row.version}::integer - 1
      on conflict do nothing returning version
    )
    select exists (select from written) as is_written, latest.version, latest.template
    from (select) as always left join latest on true
  `.execute(transaction);
  const [found] = rows;
  if (found === undefined) throw new Error('A statement that always gives a row gave none');
  const { is_written: isWritten, version, template } = found;
  return { isWritten, before: version === null || template === null ? null : { version, template } };
}

async function readLatestOf(transaction: OpenTransaction, place: Place): Promise<CommentRow | undefined> {
  return (await latestOf(place).execute(transaction)).rows[0];
}

/** By the key alone: what it costs does not grow with the year's versions. */
function latestOf({ region_id, year, indicator_id }: Place): RawBuilder<CommentRow> {
  return sql<CommentRow>`
    select region_id, year, indicator_id, version, template, written_by, written_at from comment
    where region_id = ${region_id} and year = ${year} and indicator_id = ${indicator_id}
    order by version desc limit 1
  `;
}

function toComment(row: CommentRow): WrittenComment {
  return {
    regionId: row.region_id,
    year: row.year,
    indicatorId: row.indicator_id,
    template: row.template,
    by: row.written_by,
    at: row.written_at,
    version: row.version,
  };
}
