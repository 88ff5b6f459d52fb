// Regions beside each other. Only figures with equal definition fingerprints stand in one comparison; indicators that are
// called the same but mean different things are told apart, with what differs.
import { chooseTargets } from '../assess/choose-target.ts';
import { writeTargetShort } from '../assess/write-target.ts';
import type { Language } from '../core/language.ts';
import { capitalise, writeCount } from '../core/numbers/write.ts';
import { yearOf } from '../core/period.ts';
import type { ComparisonPage } from '../http/contract.ts';
import type { FiguresByRegion, Member, Standing } from './comparison-members.ts';
import { latestFigures, membersOf, standingOf } from './comparison-members.ts';
import { drawComparison } from './draw-comparison.ts';
import { showFigure } from './show-figure.ts';
import { namesakesApart } from './tell-apart.ts';
import type { World } from './world.ts';

/** `regionIds` null for all real regions: an invented one stands beside them only when it is asked for by name. */
export async function compareRegions(
  world: World,
  regionIds: readonly string[] | null,
  language: Language,
): Promise<ComparisonPage> {
  const regions = (await world.definitions.regions()).filter(
    ({ id, isInvented }) => regionIds?.includes(id) ?? !isInvented,
  );
  const members = regions.flatMap(membersOf);
  const shared = [...Map.groupBy(members, ({ indicator }) => indicator.meaning.fingerprint).values()].filter(
    (group) => new Set(group.map(({ region }) => region.id)).size > 1,
  );
  const figures = await latestFigures(world, shared.flat());
  const comparisons = shared.flatMap((group) => compare(group, figures, language) ?? []);
  const apart = namesakesApart(members, language);
  return {
    title: language === 'sv' ? 'Regioner bredvid varandra' : 'Regions beside each other',
    lead: writeLead(comparisons.length, apart.length, language),
    comparisons,
    apart,
  };
}

/** Null unless at least two regions have a figure. */
function compare(
  group: readonly Member[],
  figures: FiguresByRegion,
  language: Language,
): ComparisonPage['comparisons'][number] | null {
  const standings = group.flatMap((member) => standingOf(member, figures) ?? []);
  const [first] = standings;
  if (first === undefined || new Set(standings.map(({ region }) => region.id)).size < 2) return null;
  const years = [...new Set(standings.map(({ observation }) => yearOf(observation.period)))];
  return {
    definitionId: first.indicator.meaning.definitionId,
    name: first.indicator.name,
    fingerprint: first.indicator.meaning.fingerprint,
    chart: drawComparison(standings, language),
    rows: [
      ...standings.map((standing) => showStanding(standing, language)),
      ...countryRows(standings, language),
    ],
    note: years.length > 1 ? DIFFERENT_YEARS[language] : '',
  };
}

const DIFFERENT_YEARS = {
  sv: 'Värdena gäller olika år. Skillnaden mellan regionerna kan bero på det.',
  en: 'The values are for different years, which may explain differences between the regions.',
} as const satisfies Record<Language, string>;

type Row = ComparisonPage['comparisons'][number]['rows'][number];

function showStanding({ region, plan, indicator, observation }: Standing, language: Language): Row {
  const year = yearOf(observation.period);
  const target = plan.year === year ? chooseTargets(plan, indicator).deciding : null;
  return {
    regionId: region.id,
    region: region.name,
    indicatorId: indicator.id,
    year,
    figure: showFigure(observation, year, indicator, language),
    target: writeTargetShort(target, indicator, language),
  };
}

/** The country once per year, from whichever region delivered it. */
function countryRows(standings: readonly Standing[], language: Language): readonly Row[] {
  const byYear = new Map<number, Row>();
  for (const { indicator, country } of standings) {
    if (country === null) continue;
    const year = yearOf(country.period);
    if (byYear.has(year)) continue;
    byYear.set(year, {
      regionId: '',
      region: language === 'sv' ? 'Riket' : 'Sweden',
      indicatorId: null,
      year,
      figure: showFigure(country, year, indicator, language),
      target: '',
    });
  }
  return [...byYear.values()];
}

function writeLead(comparisons: number, apart: number, language: Language): string {
  const many = (count: number) => capitalise(writeCount(count, language));
  if (language === 'en')
    return `${many(comparisons)} ${comparisons === 1 ? 'indicator has' : 'indicators have'} the same definition in more than one region. ${many(apart)} ${apart === 1 ? 'has the same name but means' : 'have the same name but mean'} different things and should not be compared.`;
  return `${many(comparisons)} ${comparisons === 1 ? 'indikator har' : 'indikatorer har'} samma definition i flera regioner. ${many(apart)} heter likadant men betyder olika saker och ska inte jämföras.`;
}
