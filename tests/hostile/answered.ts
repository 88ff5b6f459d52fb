// Work that is answered line by line until something dies under it, and what must hold afterwards: what was answered is there to the
// last row, what was not is there whole or not at all.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { openStorage } from '../../src/app/open-storage.ts';
import { COMMAND_LINE } from '../../src/people/actors.ts';

export interface Answered {
  readonly begun: Set<string>;
  readonly accepted: Set<string>;
  comments: number;
}

export interface Work {
  readonly process: ChildProcess;
  /** Filled while it works. */
  readonly answered: Answered;
  /** Resolves when the process has ended and everything that it said has been read. */
  readonly ended: Promise<unknown>;
}

/** Resolves at the first answer. */
export async function startWork(dataFolder: string, regionId: string): Promise<Work> {
  const answered: Answered = { begun: new Set(), accepted: new Set(), comments: 0 };
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/hostile/accept-until-killed.ts', dataFolder, regionId],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const lines = createInterface({ input: child.stdout });
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]);
  lines.on('line', (line) => {
    const [what, which = ''] = line.split(' ');
    if (what === 'begun') answered.begun.add(which);
    if (what === 'accepted') answered.accepted.add(which);
    if (what === 'commented') answered.comments = Number(which);
  });
  await once(lines, 'line');
  return { process: child, answered, ended };
}

/** Reads everything back and compares it with what was answered; returns what turned out to have been saved. */
export async function verify(dataFolder: string, all: ReadonlyMap<string, Answered>) {
  const storage = await openStorage({
    configuration: { dataFolder, databaseUrl: null },
    role: 'command',
    log: () => {},
  });
  let unanswered = 0;
  try {
    for (const [regionId, answered] of all) {
      const deliveries = await storage.storesFor(COMMAND_LINE).deliveries.list(regionId);
      const observations = await storage.storesFor(COMMAND_LINE).observations.current({ regionId });
      const rows = Map.groupBy(observations, (observation) => observation.provenance.deliveryId);
      const saved = new Set(deliveries.map((delivery) => delivery.id));
      expect([...answered.begun].filter((id) => !saved.has(id))).toEqual([]);
      for (const delivery of deliveries) {
        const count = rows.get(delivery.id)?.length ?? 0;
        if (answered.accepted.has(delivery.id)) expect(delivery.state).toBe('accepted');
        else if (delivery.state === 'accepted') unanswered += 1;
        expect(count).toBe(delivery.state === 'accepted' ? delivery.counts.rows : 0);
      }
      const comment = (await storage.storesFor(COMMAND_LINE).comments.latest(regionId, 2026)).get('x');
      expect(comment?.version ?? 0).toBeGreaterThanOrEqual(answered.comments);
      expect(comment?.version ?? 0).toBeLessThanOrEqual(answered.comments + 1);
      if (comment) expect(comment.template).toBe(`nr ${comment.version}`);
    }
  } finally {
    await storage.close();
  }
  return { unanswered };
}
