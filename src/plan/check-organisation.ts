// What must hold in an organisation: unique ids and names, known parents of the right kind, no circles, and never two
// areas (operators, municipalities) for one centre at the same time.
import type { Place } from '../core/problem.ts';
import { suggest } from '../core/written/did-you-mean.ts';
import type { Report } from '../core/written/section.ts';
import { errorAt } from '../core/written/section.ts';
import type { Organisation, OrganisationUnit } from './contract.ts';
import type { WrittenOrganisation, WrittenUnit } from './read-organisation.ts';
import { overlaps } from './validity.ts';

const KIND_WORDS = {
  region: 'region',
  area: 'område',
  unit: 'enhet',
  branch: 'filial',
  operator: 'driftsform',
  municipality: 'kommun',
} as const satisfies Record<OrganisationUnit['kind'], string>;

/** The region itself comes first; what names no parent of its own lies under it. */
export function checkOrganisation(
  written: WrittenOrganisation,
  region: { readonly id: string; readonly shortName: string; readonly name: string },
  report: Report,
): Organisation {
  const root: OrganisationUnit = {
    id: region.id,
    name: region.shortName,
    kind: 'region',
    parents: [],
    validFrom: null,
    validTo: null,
    successorId: null,
    aliases: region.name === region.shortName ? [] : [region.name],
  };
  checkUniqueIds(written.units, root.id, report);
  checkUniqueNames(written.units, report);
  const byId = new Map(written.units.map((entry) => [entry.unit.id, entry]));
  for (const entry of written.units) {
    checkParents(entry, byId, report);
    checkSuccessor(entry, byId, report);
  }
  checkCircles(written.units, byId, report);
  checkCounts(written, report);
  const units = written.units.map(({ unit }) =>
    unit.parents.length > 0 ? unit : { ...unit, parents: [{ id: root.id, validFrom: null, validTo: null }] },
  );
  return {
    units: [root, ...units],
    counts: written.counts.map(({ year, what, count, source }) => ({ year, what, count, source })),
  };
}

function checkUniqueIds(units: readonly WrittenUnit[], rootId: string, report: Report): void {
  const seen = new Map<string, string>([[rootId, 'regionen']]);
  for (const { unit, where } of units) {
    const first = seen.get(unit.id);
    if (first === undefined) seen.set(unit.id, `rad ${where.line}`);
    else
      report(
        errorAt(
          where,
          'duplicate-id',
          `Id ”${unit.id}” används redan (${first}).`,
          'Varje del av organisationen behöver ett eget id, till exempel umea för området och umea-kommun för kommunen.',
        ),
      );
  }
}

/** Deliveries name groups by name or alias; within a kind each may mean only one. */
function checkUniqueNames(units: readonly WrittenUnit[], report: Report): void {
  const seen = new Map<string, string>();
  for (const { unit, where } of units)
    for (const name of new Set([unit.name, ...unit.aliases].map((text) => text.toLocaleLowerCase('sv-SE')))) {
      const key = `${unit.kind}:${name}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, unit.id);
      else if (first !== unit.id)
        report(
          errorAt(
            where,
            'duplicate-name',
            `Namnet ”${name}” används redan av ”${first}”.`,
            'Namn och alias är det som leveranser känns igen på; de får bara betyda en enhet.',
          ),
        );
    }
}

function checkParents(entry: WrittenUnit, byId: ReadonlyMap<string, WrittenUnit>, report: Report): void {
  entry.parents.forEach((parent, index) => {
    const found = byId.get(parent.id);
    if (found?.unit.kind !== parent.kind) {
      report(unknownParent(entry, parent, found, byId));
      return;
    }
    const validity = entry.unit.parents[index];
    const clash = entry.parents.findIndex((other, otherIndex) => {
      const otherValidity = entry.unit.parents[otherIndex];
      return (
        otherIndex < index &&
        other.kind === parent.kind &&
        validity !== undefined &&
        otherValidity !== undefined &&
        overlaps(validity, otherValidity)
      );
    });
    if (clash >= 0)
      report(
        errorAt(
          parent.where,
          'overlapping-validity',
          `”${entry.unit.id}” hör till både ”${entry.parents[clash]?.id}” och ”${parent.id}” samtidigt.`,
          'Ge den tidigare ett validTo som är den senares validFrom.',
        ),
      );
  });
}

function unknownParent(
  entry: WrittenUnit,
  parent: WrittenUnit['parents'][number],
  found: WrittenUnit | undefined,
  byId: ReadonlyMap<string, WrittenUnit>,
) {
  const wanted = KIND_WORDS[parent.kind];
  const candidates = [...byId.values()].filter(({ unit }) => unit.kind === parent.kind);
  return errorAt(
    parent.where,
    'unknown-id',
    found
      ? `”${parent.id}” är ${KIND_WORDS[found.unit.kind]}, men här ska ${wanted} stå.`
      : `”${entry.unit.id}” pekar på ”${parent.id}”, men ${wanted} med det id:t finns inte.`,
    suggest(
      parent.id,
      candidates.map(({ unit }) => unit.id),
    ),
  );
}

function checkSuccessor(entry: WrittenUnit, byId: ReadonlyMap<string, WrittenUnit>, report: Report): void {
  const { successorId, validTo } = entry.unit;
  if (successorId === null) return;
  if (byId.get(successorId)?.unit.kind !== entry.unit.kind)
    report(
      errorAt(
        entry.successorWhere,
        'unknown-id',
        `Efterträdaren ”${successorId}” finns inte.`,
        suggest(
          successorId,
          [...byId.values()].filter(({ unit }) => unit.kind === entry.unit.kind).map(({ unit }) => unit.id),
        ),
      ),
    );
  else if (validTo === null)
    report(
      errorAt(
        entry.successorWhere,
        'successor-without-end',
        `”${entry.unit.id}” har en efterträdare men inget slut.`,
        'Lägg till validTo: den första dagen då enheten inte längre finns.',
      ),
    );
}

/** Each circle is told once, from the member that stands first in the file. */
function checkCircles(
  units: readonly WrittenUnit[],
  byId: ReadonlyMap<string, WrittenUnit>,
  report: Report,
): void {
  const told = new Set<string>();
  const steps = {
    parents: (entry: WrittenUnit) => entry.parents.map(({ id }) => id),
    successor: (entry: WrittenUnit) => (entry.unit.successorId === null ? [] : [entry.unit.successorId]),
  };
  for (const [way, next] of Object.entries(steps))
    for (const entry of units) {
      const circle = circleFrom(entry, byId, next);
      if (!circle || circle.some((id) => told.has(`${way}:${id}`))) continue;
      for (const id of circle) told.add(`${way}:${id}`);
      const where: Place =
        way === 'successor' ? entry.successorWhere : (entry.parents[0]?.where ?? entry.where);
      report(
        errorAt(
          where,
          'organisation-cycle',
          `Organisationen går i cirkel: ${[...circle, circle[0]].join(' → ')}.`,
          way === 'successor'
            ? 'En efterträdare kan inte ha efterträtts av den enhet som den efterträder.'
            : 'Ett område kan inte ligga i ett område som ligger i det självt.',
        ),
      );
    }
}

/** The way from a unit back to itself, or null. Breadth first over at most every unit once. */
function circleFrom(
  start: WrittenUnit,
  byId: ReadonlyMap<string, WrittenUnit>,
  next: (entry: WrittenUnit) => readonly string[],
): readonly string[] | null {
  const visited = new Set<string>();
  const queue: (readonly string[])[] = [[start.unit.id]];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const last = byId.get(path.at(-1) ?? '');
    for (const id of last ? next(last) : []) {
      if (id === start.unit.id) return path;
      if (visited.has(id)) continue;
      visited.add(id);
      queue.push([...path, id]);
    }
  }
  return null;
}

/** A count is of all health centres, or of those of one group ("operator:privata"). */
function checkCounts({ units, counts }: WrittenOrganisation, report: Report): void {
  const known = ['all', ...units.map(({ unit }) => `${unit.kind}:${unit.id}`)];
  const seen = new Set<string>();
  for (const { year, what, where } of counts) {
    if (!known.includes(what))
      report(errorAt(where, 'unknown-id', `Antalet gäller ”${what}”, som inte finns.`, suggest(what, known)));
    const key = `${year} ${what}`;
    if (seen.has(key))
      report(
        errorAt(where, 'duplicate-id', `Antalet ”${what}” för ${year} står två gånger.`, 'Ta bort det ena.'),
      );
    seen.add(key);
  }
}
