// People's comments on indicators: append-only versions, the latest counts. An empty template ("back to the draft") is a
// version like any other and is returned as such, because the next change must be based on its number.
import { sql } from 'kysely';
import { ConflictError } from '../../core/failure.ts';
import type { Actor } from '../../people/contract.ts';
import type { CommentStore, WrittenComment } from '../../report/contract.ts';
import { recordIn, textTrace } from './audit-log.ts';
import type { Database } from './connect.ts';
import { instant, inTransaction, storable, takeTurn } from './connect.ts';

interface CommentRow {
  readonly region_id: string;
  readonly year: number;
  readonly indicator_id: string;
  readonly version: number;
  readonly template: string;
  readonly written_by: string;
  readonly written_at: string;
}

export function commentStore(db: Database, actor: Actor): CommentStore {
  return {
    async latest(regionId, year) {
      const rows = await readLatest(db, regionId, year);
      return new Map(rows.map((row) => [row.indicator_id, toComment(row)]));
    },

    write: (comment, basedOn) =>
      inTransaction(db, async (transaction) => {
        const { regionId, year, indicatorId } = comment;
        await takeTurn(transaction, `comment:${regionId}:${year}:${indicatorId}`);
        const rows = await readLatest(transaction, regionId, year);
        const latest = rows.find((row) => row.indicator_id === indicatorId);
        if ((latest?.version ?? 0) !== basedOn)
          throw new ConflictError(
            'Någon annan har ändrat kommentaren sedan sidan öppnades. Jämför texterna och spara igen.',
            { basedOn, currentVersion: latest?.version ?? 0, current: latest ? toComment(latest) : null },
          );
        const row: CommentRow = {
          region_id: regionId,
          year,
          indicator_id: indicatorId,
          version: basedOn + 1,
          template: storable(comment.template),
          written_by: storable(comment.by),
          written_at: instant(comment.at),
        };
        await transaction.insertInto('comment').values(row).execute();
        await recordIn(
          transaction,
          actor,
          {
            kind: 'change',
            action: 'write-comments',
            subject: `region/${regionId}/year/${year}/indicator/${indicatorId}/comment`,
            regionId,
            before: latest ? trace(latest) : null,
            after: trace(row),
          },
          comment.at,
        );
        return toComment(row);
      }),
  };
}

function trace({ version, template }: CommentRow) {
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
