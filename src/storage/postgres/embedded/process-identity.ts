// Is the process that wrote this file still alive? A number alone is not enough: after a power cut, and in every restarted
// container, numbers are used again. On Linux the process's start time is compared as well.
import { readFileSync } from 'node:fs';

export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks between boot and start, from /proc; null where there is no /proc. */
  readonly started: string | null;
}

export function identify(pid: number): ProcessIdentity {
  return { pid, started: statOf(pid)?.started ?? null };
}

export function isAlive(process: ProcessIdentity): boolean {
  if (!exists(process.pid)) return false;
  const stat = statOf(process.pid);
  if (stat === null) return true;
  // A zombie has ended, but nobody has collected it: common where a container's first process is not an init.
  return stat.state !== 'Z' && (process.started === null || process.started === stat.started);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process exists but may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function statOf(pid: number): { readonly state: string; readonly started: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold spaces; state is field 3, start time field 22.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch {
    return null;
  }
}

/** The arguments that a process was started with; null where they cannot be read. */
export function argumentsOf(pid: number): readonly string[] | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return null;
  }
}

export function writeIdentity(identity: ProcessIdentity): string {
  return `${JSON.stringify(identity)}\n`;
}

/** Null for anything but a whole file of ours: a file that is being written, or was cut off by a power cut. */
export function readIdentity(text: string): ProcessIdentity | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value))
      return null;
    if (typeof value.pid !== 'number' || !Number.isSafeInteger(value.pid) || value.pid <= 0) return null;
    return { pid: value.pid, started: typeof value.started === 'string' ? value.started : null };
  } catch {
    return null;
  }
}
