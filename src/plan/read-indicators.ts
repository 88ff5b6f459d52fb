// The indicators of a region: names and manners of telling, with their meaning from the catalogue or written inside.
// Which of them a year follows up, and under which goal, is the plan's to say (read-plan.ts).
import { DIRECTIONS } from '../core/measure.ts';
import type { Place } from '../core/problem.ts';
import { suggest } from '../core/written/did-you-mean.ts';
import type { Report, Section } from '../core/written/section.ts';
import { errorAt } from '../core/written/section.ts';
import type { Indicator } from './contract.ts';
import type { Catalogue, Definition } from './read-definition.ts';
import { readDefinition } from './read-definition.ts';

const PERIODICITIES = [
  'month',
  'tertial',
  'year',
  'every-second-year',
  'every-third-year',
] as const satisfies readonly Indicator['periodicity'][];

/** More decimals than any measure of care is printed with. */
const MOST_DECIMALS = 4;

/** An indicator before a plan has chosen the version of its definition and put it under goals. */
export interface WrittenIndicator {
  readonly base: Omit<Indicator, 'goalIds' | 'meaning' | 'kind' | 'unit' | 'aggregation'>;
  readonly versions: readonly Definition[];
  readonly where: Place;
}

export function readIndicator(section: Section, catalogue: Catalogue): WrittenIndicator {
  const id = section.id('id') ?? '';
  const decimals = section.integer('decimals') ?? 0;
  if (decimals > MOST_DECIMALS)
    section.problem(
      'decimals',
      'not-a-number',
      `${decimals} decimaler är fler än någon kan läsa.`,
      `Högst ${MOST_DECIMALS}. Andelar skrivs med noll eller en decimal, index med två.`,
    );
  const base: WrittenIndicator['base'] = {
    id,
    name: section.text('name') ?? '',
    description: section.optionalText('description'),
    decimals,
    direction: section.oneOf('direction', DIRECTIONS) ?? 'track',
    source: section.text('source') ?? '',
    periodicity: section.oneOf('periodicity', PERIODICITIES) ?? 'year',
    responsible: section.optionalText('responsible'),
    isQualitative: section.boolean('qualitative'),
    aliases: section.texts('aliases').map(({ text }) => text),
    ofWhom: section.optionalText('ofWhom'),
    sexNames: readSexNames(section),
  };
  const versions = readVersions(section, catalogue);
  section.close();
  return { base, versions, where: section.place('id') };
}

function readSexNames(section: Section): Indicator['sexNames'] {
  const names = section.section('sexNames');
  if (names === null) return { women: 'kvinnor', men: 'män' };
  const read = { women: names.text('women') ?? '', men: names.text('men') ?? '' };
  names.close();
  return read;
}

function readVersions(section: Section, catalogue: Catalogue): readonly Definition[] {
  const own = section.isSection('definition') ? section.section('definition') : null;
  if (own !== null) {
    const definition = readDefinition(own);
    const shared = catalogue.get(definition.meaning.definitionId);
    if (shared)
      own.problem(
        'id',
        'duplicate-id',
        `Definitionen ”${definition.meaning.definitionId}” finns redan i katalogen.`,
        'Skriv bara dess id efter ”definition:”, eller ge den här definitionen ett eget id.',
      );
    return [definition];
  }
  const id = section.id('definition');
  if (id === null) return [];
  const versions = catalogue.get(id);
  if (versions) return versions;
  section.problem(
    'definition',
    'unknown-id',
    `Definitionen ”${id}” finns inte i katalogen.`,
    suggest(id, catalogue.keys()),
  );
  return [];
}

/** Ids, and everything that deliveries recognise an indicator by, may mean only one. */
export function checkUniqueIndicators(indicators: readonly WrittenIndicator[], report: Report): void {
  const ids = new Map<string, Place>();
  const names = new Map<string, string>();
  const definitions = new Map<string, string>();
  for (const { base, versions, where } of indicators) {
    const first = ids.get(base.id);
    if (first)
      report(
        errorAt(
          where,
          'duplicate-id',
          `Indikatorn ”${base.id}” finns redan (${first.file}, rad ${first.line}).`,
          'Ge den ett eget id. Ny innebörd av samma indikator skrivs som en ny version av definitionen.',
        ),
      );
    else ids.set(base.id, where);
    for (const name of new Set([base.id, base.name, ...base.aliases].map(folded))) {
      const owner = names.get(name);
      if (owner !== undefined && owner !== base.id)
        report(
          errorAt(
            where,
            'duplicate-name',
            `”${name}” betyder redan indikatorn ”${owner}”.`,
            'Id, namn och alias är det som leveranser känns igen på; de får bara betyda en indikator.',
          ),
        );
      else names.set(name, base.id);
    }
    const definitionId = versions[0]?.meaning.definitionId;
    if (definitionId === undefined || first) continue;
    const sharer = definitions.get(definitionId);
    if (sharer !== undefined)
      report(
        errorAt(
          where,
          'duplicate-definition',
          `”${base.id}” har samma definition som ”${sharer}”.`,
          'Två indikatorer i en region kan inte betyda samma sak. Ta bort den ena eller skriv vad som skiljer.',
        ),
      );
    else definitions.set(definitionId, base.id);
  }
}

/** Compared without case and outer spaces, as collect compares. */
function folded(name: string): string {
  return name.trim().toLocaleLowerCase('sv-SE');
}
