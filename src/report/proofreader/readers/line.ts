// A line of a plain text file and where it begins.

export interface Line {
  /** Without leading and trailing spaces. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  /** Column of the first character of `text`. */
  readonly column: number;
}
