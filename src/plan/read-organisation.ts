// The organisation over time: areas, operators, municipalities, health centres and branches, with what belongs to what
// and when. What must hold between them is checked in check-organisation.ts.
import type { Place } from '../core/problem.ts';
import type { Section } from '../core/written/section.ts';
import type { Organisation, OrganisationUnit } from './contract.ts';

type UnitKind = OrganisationUnit['kind'];

/** The list's name in the file, the kind of its entries, and which parents an entry may name. */
const LISTS = {
  areas: { kind: 'area', parents: ['area'] },
  operators: { kind: 'operator', parents: [] },
  municipalities: { kind: 'municipality', parents: ['area'] },
  units: { kind: 'unit', parents: ['area', 'operator', 'municipality'] },
  branches: { kind: 'branch', parents: ['unit', 'municipality'] },
} as const satisfies Record<string, { kind: UnitKind; parents: readonly UnitKind[] }>;

/** A unit as written, with the places that problems point at. */
export interface WrittenUnit {
  readonly unit: OrganisationUnit;
  readonly where: Place;
  readonly parents: readonly { readonly id: string; readonly kind: UnitKind; readonly where: Place }[];
  readonly successorWhere: Place;
}

export interface WrittenOrganisation {
  readonly units: readonly WrittenUnit[];
  readonly counts: readonly (Organisation['counts'][number] & { readonly where: Place })[];
}

export function readOrganisation(section: Section): WrittenOrganisation {
  const units = Object.entries(LISTS).flatMap(([list, { kind, parents }]) =>
    section.sections(list).map((entry) => readUnit(entry, kind, parents)),
  );
  const counts = section.sections('counts').map((entry) => {
    const count = {
      year: entry.integer('year') ?? 0,
      what: entry.text('what') ?? '',
      count: entry.integer('count') ?? 0,
      source: entry.text('source') ?? '',
      where: entry.place('what'),
    };
    entry.close();
    return count;
  });
  section.close();
  return { units, counts };
}

function readUnit(section: Section, kind: UnitKind, parentKinds: readonly UnitKind[]): WrittenUnit {
  const parents = parentKinds.flatMap((parentKind) => readParents(section, parentKind));
  const unit: OrganisationUnit = {
    id: section.id('id') ?? '',
    name: section.text('name') ?? '',
    kind,
    parents: parents.map(({ id, validFrom, validTo }) => ({ id, validFrom, validTo })),
    ...section.validity(),
    successorId: section.has('successor') ? section.id('successor') : null,
    aliases: section.texts('aliases').map(({ text }) => text),
  };
  section.close();
  return {
    unit,
    where: section.place('id'),
    parents: parents.map(({ id, kind: parentKind, where }) => ({ id, kind: parentKind, where })),
    successorWhere: section.place('successor'),
  };
}

/** `area: umea` when it has always been so, or a list of `{id, validFrom, validTo}` when it has changed. */
function readParents(section: Section, kind: UnitKind) {
  if (!section.has(kind)) return [];
  if (!section.isList(kind)) {
    const id = section.id(kind);
    return id === null ? [] : [{ id, kind, validFrom: null, validTo: null, where: section.place(kind) }];
  }
  return section.sections(kind).map((entry) => {
    const parent = { id: entry.id('id') ?? '', kind, ...entry.validity(), where: entry.place('id') };
    entry.close();
    return parent;
  });
}
