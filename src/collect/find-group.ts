// The cells for group type and group → the group: a place in the organisation as it was in the period, or something to
// compare with (the country, the lowest unit). Unknown names are refused with the nearest known one.
import type { Group, GroupKind } from '../core/group.ts';
import type { Period } from '../core/period.ts';
import { writePeriod } from '../core/period.ts';
import type { OrganisationUnit, Region } from '../plan/contract.ts';
import type { Reading } from './finding.ts';
import { error, failed, found } from './finding.ts';
import { kebabCase, nameKey, nearestName, quote, wordKey } from './names.ts';

const KIND_WORDS = {
  region: ['region', 'regionen', 'hela regionen'],
  area: ['area', 'område', 'närsjukvårdsområde'],
  unit: ['unit', 'enhet', 'hälsocentral', 'vårdcentral', 'filial', 'branch'],
  operator: ['operator', 'huvudman', 'driftsform', 'regi', 'utförare'],
  municipality: ['municipality', 'kommun'],
  population: ['population', 'befolkningsgrupp', 'patientgrupp', 'delgrupp'],
  country: ['country', 'riket', 'land'],
  'unit-min': ['unit min', 'lägst', 'lägsta enhet', 'lägsta', 'min'],
  'unit-max': ['unit max', 'högst', 'högsta enhet', 'högsta', 'max'],
  'unit-median': ['unit median', 'median', 'medianen'],
} as const satisfies Record<GroupKind, readonly string[]>;

const KIND_BY_WORD: ReadonlyMap<string, GroupKind> = new Map(
  (Object.entries(KIND_WORDS) as [GroupKind, readonly string[]][]).flatMap(([kind, words]) =>
    words.map((word) => [word, kind] as const),
  ),
);

/** Singular, plural and definite in Swedish, for messages. */
const PLACE_WORDS = {
  area: ['område', 'områden', 'området'],
  unit: ['enhet', 'enheter', 'enheten'],
  operator: ['huvudman', 'huvudmän', 'huvudmannen'],
  municipality: ['kommun', 'kommuner', 'kommunen'],
} as const;
type PlaceKind = keyof typeof PLACE_WORDS;

const COUNTRY_WORDS = new Set(['', 'riket', 'sverige', 'helalandet', 'landet', 'sweden']);
const MOST_SUGGESTIONS = 200;

export class GroupFinder {
  private readonly region: Region;
  private readonly unitsByName = new Map<string, OrganisationUnit[]>();
  private readonly seen = new Map<string, Reading<Group>>();
  private suggestions = 0;

  constructor(region: Region) {
    this.region = region;
    for (const unit of region.organisation.units)
      for (const key of new Set([unit.id, unit.name, ...unit.aliases].map(nameKey))) {
        const same = this.unitsByName.get(key);
        if (same === undefined) this.unitsByName.set(key, [unit]);
        else same.push(unit);
      }
  }

  find(kindText: string, name: string, period: Period): Reading<Group> {
    const key = `${period.start} ${period.end} ${wordKey(kindText)}\0${name}`;
    const seen = this.seen.get(key);
    if (seen !== undefined) return seen;
    const reading = this.search(kindText, name, period);
    this.seen.set(key, reading);
    return reading;
  }

  private search(kindText: string, name: string, period: Period): Reading<Group> {
    const word = wordKey(kindText);
    if (word === '') return this.searchAnyKind(name, period);
    const kind = KIND_BY_WORD.get(word);
    if (kind === undefined)
      return failed(
        error(
          'group-type-unknown',
          'group_type',
          `${quote(kindText)} är ingen grupptyp.`,
          'Skriv region, område, enhet, huvudman, kommun, befolkningsgrupp, riket, lägsta enhet, högsta enhet eller median.',
        ),
      );
    return this.searchKind(kind, name, period);
  }

  private searchKind(kind: GroupKind, name: string, period: Period): Reading<Group> {
    switch (kind) {
      case 'region':
        return this.searchRegion(name);
      case 'country':
        if (COUNTRY_WORDS.has(nameKey(name))) return found({ kind, id: 'riket', name: 'Riket' });
        return found({ kind, id: kebabCase(name), name: name.trim() });
      case 'population':
        return name.trim() === '' ? failed(groupMissing()) : found(named(kind, name));
      case 'unit-min':
      case 'unit-max':
      case 'unit-median':
        return found(name.trim() === '' ? this.unnamed(kind) : named(kind, name));
      case 'area':
      case 'unit':
      case 'operator':
      case 'municipality':
        return this.searchPlace(kind, name, period);
    }
  }

  private searchRegion(name: string): Reading<Group> {
    const { id, name: full, shortName } = this.region;
    const group: Group = { kind: 'region', id, name: shortName };
    const own = [id, full, shortName, 'regionen', 'hela regionen', 'totalt'].map(nameKey);
    const units = this.unitsByName.get(nameKey(name)) ?? [];
    if (nameKey(name) === '' || own.includes(nameKey(name)) || units.some((unit) => unit.kind === 'region'))
      return found(group);
    return failed(
      error(
        'group-unknown',
        'group',
        `${quote(name)} är inte ${quote(full)}, som leveransen gäller.`,
        'Kontrollera att rätt region är vald och att filen är rätt.',
      ),
    );
  }

  private searchPlace(kind: PlaceKind, name: string, period: Period): Reading<Group> {
    if (name.trim() === '') return failed(groupMissing());
    const namesakes = this.unitsByName.get(nameKey(name)) ?? [];
    const units = namesakes.filter((unit) => groupKindOf(unit) === kind);
    const [unit, other] = units.filter((candidate) => isValid(candidate, period));
    if (unit !== undefined && other === undefined) return found({ kind, id: unit.id, name: unit.name });
    if (unit !== undefined && other !== undefined)
      return failed(
        error(
          'group-ambiguous',
          'group',
          `${quote(name)} kan vara både ${quote(unit.id)} och ${quote(other.id)}.`,
          'Skriv id:t i stället.',
        ),
      );
    if (units[0] !== undefined) return failed(this.notThen(units[0], period));
    return failed(this.unknown(kind, name, namesakes));
  }

  /** Without a group type the name alone decides, if it can mean only one thing. */
  private searchAnyKind(name: string, period: Period): Reading<Group> {
    if (COUNTRY_WORDS.has(nameKey(name)) && name.trim() !== '')
      return found({ kind: 'country', id: 'riket', name: 'Riket' });
    const region = this.searchRegion(name);
    if (region.value !== null) return region;
    const kinds = new Set((this.unitsByName.get(nameKey(name)) ?? []).map(groupKindOf));
    const [kind, other] = [...kinds].filter((candidate) => candidate !== null);
    if (kind !== undefined && other === undefined) return this.searchPlace(kind, name, period);
    if (kind === undefined) return failed(this.unknown(null, name, []));
    return failed(
      error(
        'group-ambiguous',
        'group',
        `${quote(name)} finns som flera slags grupper.`,
        'Ange grupptyp (område, enhet, huvudman eller kommun).',
      ),
    );
  }

  private unnamed(kind: 'unit-min' | 'unit-max' | 'unit-median'): Group {
    const { one, definite } = this.region.unitWord;
    const names = {
      'unit-min': `Lägsta ${one}`,
      'unit-max': `Högsta ${one}`,
      'unit-median': `Median för ${definite}`,
    };
    return { kind, id: kind, name: names[kind] };
  }

  private notThen(unit: OrganisationUnit, period: Period) {
    const successor = this.region.organisation.units.find(({ id }) => id === unit.successorId);
    const from = unit.validFrom === null ? '' : ` från ${unit.validFrom}`;
    const to = unit.validTo === null ? '' : ` till ${unit.validTo}`;
    return error(
      'group-not-valid',
      'group',
      `${quote(unit.name)} fanns inte under ${writePeriod(period, 'sv')} (den finns${from}${to}).`,
      successor === undefined
        ? 'Kontrollera perioden, eller rätta organisationen i planen.'
        : `Den efterträddes av ${quote(successor.name)}.`,
    );
  }

  private unknown(kind: PlaceKind | null, name: string, namesakes: readonly OrganisationUnit[]) {
    const [, many, definite] = kind === null ? ['grupp', 'grupper', 'gruppen'] : PLACE_WORDS[kind];
    const elsewhere = namesakes.map(groupKindOf).find((found) => found !== null);
    const message = `${quote(name)} finns inte bland regionens ${many}.`;
    if (elsewhere !== undefined && elsewhere !== null)
      return error(
        'group-unknown',
        'group',
        message,
        `Namnet finns som ${PLACE_WORDS[elsewhere][0]}; rätta grupptypen.`,
      );
    const candidates = this.region.organisation.units.filter(
      (unit) => groupKindOf(unit) !== null && (kind === null || groupKindOf(unit) === kind),
    );
    if (candidates.length === 0)
      return error(
        'group-unknown',
        'group',
        message,
        `Organisationen har inga ${many} än; lägg in dem i planen.`,
      );
    this.suggestions += 1;
    const nearest =
      this.suggestions > MOST_SUGGESTIONS
        ? null
        : nearestName(
            name,
            candidates.flatMap((unit) => [unit.name, ...unit.aliases]),
          );
    return error(
      'group-unknown',
      'group',
      message,
      nearest === null
        ? `Kontrollera stavningen, eller lägg in ${definite} i organisationen.`
        : `Menade du ${nearest}?`,
    );
  }
}

function groupKindOf(unit: OrganisationUnit): PlaceKind | null {
  if (unit.kind === 'branch') return 'unit';
  return unit.kind === 'region' ? null : unit.kind;
}

function isValid(unit: OrganisationUnit, period: Period): boolean {
  return (
    (unit.validFrom === null || unit.validFrom < period.end) &&
    (unit.validTo === null || unit.validTo > period.start)
  );
}

function named(kind: GroupKind, name: string): Group {
  return { kind, id: kebabCase(name) || kind, name: name.trim() };
}

function groupMissing() {
  return error('group-missing', 'group', 'Gruppens namn saknas.', 'Skriv vilken grupp siffran gäller.');
}
