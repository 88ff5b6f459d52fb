// Puts a figure's name into a text where the caret is, with a space before it where words would otherwise run together.

export interface Inserted {
  readonly text: string;
  /** Where the caret goes: after the name. */
  readonly caret: number;
}

export function insertName(text: string, name: string, from: number, to: number): Inserted {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const gap = /[\p{L}\d,.;:!?}]$/u.test(before) ? ' ' : '';
  const tail = /^[\p{L}\d{]/u.test(after) ? ' ' : '';
  const inserted = `${gap}{${name}}`;
  return { text: before + inserted + tail + after, caret: before.length + inserted.length };
}
