// What people have decided about goals: append-only versions, the latest counts.
import { sql } from 'kysely';
import type { GoalDecision, GoalDecisionStore } from '../../assess/contract.ts';
import { ConflictError } from '../../core/failure.ts';
import type { Actor } from '../../people/contract.ts';
import { recordIn, textTrace } from './audit-log.ts';
import type { Database } from './connect.ts';
import { instant, inTransaction, storable, takeTurn } from './connect.ts';

interface DecisionRow {
  readonly goal_id: string;
  readonly version: number;
  readonly level: GoalDecision['level'];
  readonly reason: string;
  readonly decided_by: string;
  readonly decided_at: string;
}

export function goalDecisionStore(db: Database, actor: Actor): GoalDecisionStore {
  return {
    async latest(regionId, year) {
      const rows = await readLatest(db, regionId, year);
      return new Map(rows.map((row) => [row.goal_id, toDecision(row)]));
    },

    decide: (place, decision, basedOn) =>
      inTransaction(db, async (transaction) => {
        await takeTurn(transaction, `goal:${place.regionId}:${place.year}:${place.goalId}`);
        const rows = await readLatest(transaction, place.regionId, place.year);
        const latest = rows.find((row) => row.goal_id === place.goalId);
        if ((latest?.version ?? 0) !== basedOn)
          throw new ConflictError(
            'Någon annan har bedömt målet sedan sidan öppnades. Läs den nya bedömningen först.',
            {
              basedOn,
              currentVersion: latest?.version ?? 0,
              current: latest ? toDecision(latest) : null,
            },
          );
        const row: DecisionRow = {
          goal_id: place.goalId,
          version: basedOn + 1,
          level: decision.level,
          reason: storable(decision.reason),
          decided_by: storable(decision.by),
          decided_at: instant(decision.at),
        };
        await transaction
          .insertInto('goal_decision')
          .values({ region_id: place.regionId, year: place.year, ...row })
          .execute();
        await recordIn(
          transaction,
          actor,
          {
            kind: 'change',
            action: 'decide-goals',
            subject: `region/${place.regionId}/year/${place.year}/goal/${place.goalId}/decision`,
            regionId: place.regionId,
            before: latest ? trace(latest) : null,
            after: trace(row),
          },
          decision.at,
        );
        return toDecision(row);
      }),
  };
}

function trace({ version, level, reason }: DecisionRow) {
  return { version, level, ...textTrace('reason', reason) };
}

async function readLatest(db: Database, regionId: string, year: number): Promise<readonly DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select distinct on (goal_id) goal_id, version, level, reason, decided_by, decided_at
    from goal_decision where region_id = ${regionId} and year = ${year}
    order by goal_id, version desc
  `.execute(db);
  return rows;
}

function toDecision(row: DecisionRow): GoalDecision {
  return {
    level: row.level,
    reason: row.reason,
    by: row.decided_by,
    at: row.decided_at,
    version: row.version,
  };
}
