// What an indicator means: one entry of the catalogue, or the definition written inside an indicator that only one region
// has. An id may have several versions, one after another in time.
import type { Aggregation, MeasureKind, UnitId } from '../core/measure.ts';
import { AGGREGATIONS, MEASURE_KINDS, UNIT_IDS, UNITS, unitFits } from '../core/measure.ts';
import type { Place } from '../core/problem.ts';
import type { Report, Section } from '../core/written/section.ts';
import { errorAt } from '../core/written/section.ts';
import type { Meaning } from './contract.ts';
import { fingerprint } from './fingerprint.ts';
import { isValidOn, overlaps } from './validity.ts';

export interface Definition {
  readonly meaning: Meaning;
  readonly kind: MeasureKind;
  readonly unit: UnitId;
  readonly aggregation: Aggregation;
  readonly where: Place;
}

/** Reads one definition and closes the section. */
export function readDefinition(section: Section): Definition {
  const definitionId = section.id('id') ?? '';
  const kind = section.oneOf('kind', MEASURE_KINDS);
  const unit = section.oneOf('unit', UNIT_IDS);
  if (kind !== null && unit !== null && !unitFits(unit, kind))
    section.problem(
      'unit',
      'unit-kind-mismatch',
      `Ett mått av slaget ${kind} kan inte anges i ${unit}.`,
      `${unit} hör till ${UNITS[unit].kinds.join(' eller ')}; till ${kind} hör ${unitsOf(kind).join(', ')}.`,
    );
  const aggregation = section.oneOf('aggregation', AGGREGATIONS) ?? 'none';
  const parts = {
    definitionId,
    ...section.validity(),
    population: section.optionalText('population'),
    numerator: section.text('numerator') ?? '',
    denominator:
      kind === 'proportion' || kind === 'rate'
        ? (section.text('denominator') ?? '')
        : section.optionalText('denominator'),
    exclusions: section.optionalText('exclusions'),
    window: section.optionalText('window'),
    notComparableWith: section.optionalText('notComparableWith'),
  };
  const measure = { kind: kind ?? 'count', unit: unit ?? 'number' };
  section.close();
  return {
    meaning: { ...parts, fingerprint: fingerprint(parts, measure) },
    ...measure,
    aggregation,
    where: section.place('id'),
  };
}

function unitsOf(kind: MeasureKind): readonly UnitId[] {
  return UNIT_IDS.filter((unit) => unitFits(unit, kind));
}

/** The versions of each definition. Two versions of one id may not be valid at the same time. */
export type Catalogue = ReadonlyMap<string, readonly Definition[]>;

export function catalogueOf(definitions: readonly Definition[], report: Report): Catalogue {
  const catalogue = Map.groupBy(definitions, (definition) => definition.meaning.definitionId);
  for (const [id, versions] of catalogue) {
    versions.forEach((version, index) => {
      const earlier = versions.slice(0, index).find((other) => overlaps(other.meaning, version.meaning));
      if (earlier)
        report(
          errorAt(
            version.where,
            'overlapping-validity',
            `Definitionen ”${id}” har två versioner som gäller samtidigt (den andra på rad ${earlier.where.line}).`,
            'Ge den äldre ett validTo som är den yngres validFrom, eller ge dem olika id.',
          ),
        );
    });
  }
  return catalogue;
}

/** The version in force at the end of the year: figures of a year are delivered under the rules that it ended with. */
export function versionFor(versions: readonly Definition[], year: number): Definition | null {
  return versions.find(({ meaning }) => isValidOn(meaning, `${year}-12-31`)) ?? null;
}
