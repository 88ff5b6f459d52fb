// Whom a figure is about: a place in the organisation, or something to compare with.

/**
 * `population` is a subgroup of persons (residents of care homes). The `unit-*` kinds are published statistics
 * over the units of the region: they describe units, and are never added or averaged.
 */
export const GROUP_KINDS = [
  'region',
  'area',
  'unit',
  'operator',
  'municipality',
  'population',
  'country',
  'unit-min',
  'unit-max',
  'unit-median',
] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** `id` is stable kebab-case within its kind (`umea`); `name` is what people read (`Umeå`). */
export interface Group {
  readonly kind: GroupKind;
  readonly id: string;
  readonly name: string;
}

export function groupKey(group: Pick<Group, 'kind' | 'id'>): string {
  return `${group.kind}:${group.id}`;
}
