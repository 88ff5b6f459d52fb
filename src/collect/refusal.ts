// How the readers stop: a Refusal is thrown where a file turns out to be unreadable or dangerous and caught in
// tables-from-bytes.ts, which makes it the one problem of the file. Nothing outside the readers sees it.
import type { Place, Problem } from '../core/problem.ts';

export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

export function fileError(code: string, where: Place, message: string, hint: string): Problem {
  return { code, severity: 'error', where, message, hint };
}

export function fileWarning(code: string, where: Place, message: string, hint: string): Problem {
  return { code, severity: 'warning', where, message, hint };
}

/** A limit as people read it: "50 MB". */
export function writeBytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}
