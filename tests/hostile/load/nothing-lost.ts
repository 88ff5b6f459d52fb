// What must hold after load and kills, read past the product, in the database itself: every save that was acknowledged is there
// with its text, each saved version has exactly one entry in the audit log with the text's hash, and the chain is whole.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { verifyChain } from '../../../src/people/audit-chain.ts';
import { auditLog } from '../../../src/storage/postgres/audit-log.ts';
import { connect } from '../../../src/storage/postgres/connect.ts';
import { startEmbedded } from '../../../src/storage/postgres/embedded.ts';
import type { Acknowledged } from './people.ts';

export interface Saved {
  readonly comments: number;
  readonly entries: number;
}

export async function expectNothingLost(
  dataFolder: string,
  acknowledged: readonly Acknowledged[],
): Promise<Saved> {
  const server = await startEmbedded({ dataFolder, role: 'command', log: () => {} });
  const { db, close } = connect(server.url);
  try {
    const comments = await sql<{ place: string; template: string }>`
      select 'region/' || region_id || '/year/' || year || '/indicator/' || indicator_id || '/comment#' || version as place,
        template
      from comment
    `.execute(db);
    const entries = await sql<{ place: string; sha256: string }>`
      select subject || '#' || (content::jsonb -> 'after' ->> 'version') as place,
        content::jsonb -> 'after' ->> 'templateSha256' as sha256
      from audit_entry where subject like '%/comment'
    `.execute(db);
    const saved = new Map(comments.rows.map(({ place, template }) => [place, template]));
    const logged = new Map(entries.rows.map(({ place, sha256 }) => [place, sha256]));
    for (const { region, year, indicator, version, template } of acknowledged) {
      const place = `region/${region}/year/${year}/indicator/${indicator}/comment#${version}`;
      expect(saved.get(place), `acknowledged ${place}`).toBe(template);
    }
    // No change without its entry, and no entry without its change: also for what was never acknowledged.
    expect(entries.rows).toHaveLength(logged.size);
    expect([...logged.keys()].toSorted()).toEqual([...saved.keys()].toSorted());
    for (const [place, template] of saved)
      expect(logged.get(place), place).toBe(createHash('sha256').update(template).digest('hex'));
    const verdict = await verifyChain(auditLog(db).all());
    expect(verdict).toMatchObject({ kind: 'whole' });
    return { comments: saved.size, entries: verdict.kind === 'whole' ? verdict.count : 0 };
  } finally {
    await close();
    await server.close();
  }
}
