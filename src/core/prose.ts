// Running text whose figures are bound: a figure in a text is never typed, it refers to what it was read or computed from.

/** What a bound figure rests on. `formula` tells a computed figure in words a person can check ("77 − 76"). */
export interface FigureSource {
  readonly observationIds: readonly string[];
  readonly formula: string | null;
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  /** A value as delivered (no formula) or computed from values (with formula). */
  | { readonly kind: 'figure'; readonly text: string; readonly source: FigureSource }
  | { readonly kind: 'strong'; readonly text: string };

export type Prose = readonly Inline[];

export function plainText(prose: Prose): string {
  return prose.map((inline) => inline.text).join('');
}
