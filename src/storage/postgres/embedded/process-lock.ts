// A lock file that names the process that holds it. A lock whose holder has died is taken over, so that a killed process or
// a power cut never leaves a folder locked.
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessIdentity } from './process-identity.ts';
import { identify, isAlive, readIdentity, writeIdentity } from './process-identity.ts';

export interface HeldLock {
  release(): void;
}

/** The lock, or the living process that holds it. */
export function tryLock(path: string): HeldLock | ProcessIdentity {
  const mine = writeIdentity(identify(process.pid));
  for (;;) {
    if (create(path, mine)) return { release: () => rmSync(path, { force: true }) };
    const found = read(path);
    if (found === null) continue;
    const holder = readIdentity(found);
    if (holder && isAlive(holder)) return holder;
    takeAway(path, found);
  }
}

/** Waits for its turn; null when the holder still has it after `milliseconds`. */
export async function waitForLock(path: string, milliseconds: number): Promise<HeldLock | null> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const lock = tryLock(path);
    if ('release' in lock) return lock;
    if (Date.now() > deadline) return null;
    await sleep(20);
  }
}

/** The file appears with its content or not at all: it is written beside and linked into place. */
function create(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o644 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Removes a dead holder's file. Two may try at once: who moved away another's new lock by mistake puts it back. */
function takeAway(path: string, dead: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== dead) {
    try {
      linkSync(aside, path);
    } catch {
      // A third has the lock now; the one whose file this was finds out when it next looks.
    }
  }
  rmSync(aside, { force: true });
}
