// A problem is a message to the person who can mend it: what, where, what to try.
// Problems in definitions and deliveries are collected and shown together, never thrown one by one.

/** Where something is wrong. Rows and lines are counted from 1, as the person sees them in the file. */
export interface Place {
  readonly file?: string | undefined;
  readonly sheet?: string | undefined;
  readonly row?: number | undefined;
  /** The column's heading, or its letter where there is no heading. */
  readonly column?: string | undefined;
  readonly line?: number | undefined;
}

/** `message` and `hint` are Swedish sentences; `code` is stable, kebab-case and English. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly where: Place;
  readonly message: string;
  readonly hint: string;
}

/** A value together with everything that was found on the way to it; null when an error stopped it. */
export interface Checked<T> {
  readonly value: T | null;
  readonly problems: readonly Problem[];
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** "values.csv, blad Utfall, rad 12, kolumn value" – the place as a person reads it. */
export function writePlace(where: Place): string {
  return [
    where.file,
    where.sheet === undefined ? undefined : `blad ${where.sheet}`,
    where.row === undefined ? undefined : `rad ${where.row}`,
    where.line === undefined ? undefined : `rad ${where.line}`,
    where.column === undefined ? undefined : `kolumn ${where.column}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
