// What a value is told per: a share per hundred, a rate per thousand (the units per_1000 and per_1000_listed in core/measure.ts).
export const PER = { proportion: 100, rate: 1000 } as const;

/** Kinds that are one count divided by another, so that funnels and intervals can be drawn round them. */
export type RatioKind = keyof typeof PER;

export function isRatio(kind: string): kind is RatioKind {
  return Object.hasOwn(PER, kind);
}
