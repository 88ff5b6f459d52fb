// The spine: the stages as verbs, each one's result the next one's input. Read this first.
//
//   plan → collect → measure → assess → analyse → (act) → report → publish
//
// `measure` hands its figures in as a delivery, like any other source (measure-care.ts); `act` (duties from decisions) is not
// built yet. What each verb does is in its stage's folder (src/<stage>/README.md); how each is joined to the database is in the
// file that it is imported from here.
import { analyseYear } from '../analyse/analyse-year.ts';
import type { YearAnalysis } from '../analyse/contract.ts';
import type { PublishedFile, ReportFormat } from '../publish/contract.ts';
import { buildCollection } from '../report/build-collection.ts';
import { buildReport } from '../report/build-report.ts';
import type { ReportDocument } from '../report/contract.ts';
import { NotFound } from './failures.ts';
import { fillComments } from './filled-comments.ts';
import type { World } from './world.ts';
import type { AssessedYear, RegionYear } from './year-of-region.ts';
import { assessed, collectedWhole, planned } from './year-of-region.ts';

export interface FollowedYear extends AssessedYear {
  readonly analysis: YearAnalysis;
}

/** Throws NotFound when the region or its plan for the year does not exist. */
export async function followUp(world: World, place: RegionYear): Promise<FollowedYear> {
  const plan = await planned(world, place);
  const figures = await collectedWhole(world, plan);
  const year = await assessed(world, plan, figures.current);
  return { ...year, analysis: analyseYear({ ...year, observations: figures.withRestated }) };
}

/** Throws NotFound, also for a report that whoever reads may not see yet. */
export async function report(world: World, place: RegionYear): Promise<ReportDocument> {
  const { region } = await planned(world, place);
  if (region.reader?.reportYears.includes(place.year) === false) throw new NotFound('report');
  const year = await followUp(world, place);
  const comments = fillComments(
    year.region,
    year.analysis,
    await world.comments.latest(place.regionId, place.year),
  );
  return buildReport({ ...year, comments, knownAt: year.knownAt ?? world.clock(), label: DRAFT });
}

/** Until a version can be frozen, every report is one. */
const DRAFT = 'Utkast';

export async function publish(world: World, place: RegionYear, format: ReportFormat): Promise<PublishedFile> {
  return world.publish(await report(world, place), format);
}

/** Several regions' reports as one file, a chapter each, in the order given. */
export async function publishTogether(
  world: World,
  places: readonly RegionYear[],
  format: ReportFormat,
): Promise<PublishedFile> {
  const reports: ReportDocument[] = [];
  for (const place of places) reports.push(await report(world, place));
  return world.publish(
    buildCollection(reports, {
      title: 'Primärvården i flera regioner',
      subtitle: reports.map(({ regionName, year }) => `${regionName} ${year}`).join(', '),
      label: DRAFT,
    }),
    format,
  );
}
