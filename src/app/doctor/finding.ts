// What one check of an installation found. All are told, also what is well: the operator sees what has been looked at.

export interface Finding {
  /** Short, for programs: "database-version". */
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'error';
  /** What was found. Never a secret. */
  readonly message: string;
  /** What to do; "" when all is well. */
  readonly hint: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export function well(check: string, message: string): Finding {
  return { check, state: 'ok', message, hint: '' };
}

export function warning(check: string, message: string, hint: string): Finding {
  return { check, state: 'warning', message, hint };
}

export function wrong(check: string, message: string, hint: string): Finding {
  return { check, state: 'error', message, hint };
}
