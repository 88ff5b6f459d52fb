// Care data become figures: each indicator of the catalogue that the region follows is computed, and the results are handed in
// as a delivery like any other (receive-delivery.ts, accept-delivery.ts). Only counts leave the engine. Read next:
// choose-measures.ts (what is computed), measure/results (how counts become figures).
import type { NewDelivery } from '../collect/contract.ts';
import type { Period } from '../core/period.ts';
import { periodKey, writePeriod } from '../core/period.ts';
import type { Problem } from '../core/problem.ts';
import type { MeasureRow } from '../measure/contract.ts';
import type { ComputedIndicator } from '../measure/language/definition.ts';
import type { GroupResult } from '../measure/results/group-results.ts';
import { groupResults } from '../measure/results/group-results.ts';
import type { NoteOf } from '../measure/results/note-results.ts';
import type { IndicatorResult } from '../measure/results/write-results.ts';
import { writeResults } from '../measure/results/write-results.ts';
import type { Region } from '../plan/contract.ts';
import { acceptDelivery } from './accept-delivery.ts';
import { careFileName } from './care-file-name.ts';
import type { CarePlace, OnPart, OpenedCare } from './care-place.ts';
import { withCare } from './care-place.ts';
import type { ChosenMeasure, MeasureSeries, SkippedMeasure } from './choose-measures.ts';
import { chooseMeasures } from './choose-measures.ts';
import { Refused } from './failures.ts';
import { followedGroups } from './followed-groups.ts';
import { READ_LIMITS } from './read-limits.ts';
import type { IncomingFile } from './receive-delivery.ts';
import { checkFile, receiveDelivery } from './receive-delivery.ts';
import { tellShortLookBack } from './short-look-back.ts';
import { unplacedUnits } from './unplaced-units.ts';
import type { World } from './world.ts';

export interface MeasureCare {
  readonly regionId: string;
  readonly span: Period;
  /** null: the periods that each indicator is worth computing for, and whole years. */
  readonly series: MeasureSeries | null;
  /** In the catalogue's order. */
  readonly indicators: readonly ComputedIndicator[];
  readonly place: CarePlace;
  readonly isDryRun: boolean;
}

export interface MeasuredIndicator {
  readonly indicatorId: string;
  readonly periods: number;
}

export interface CareMeasured {
  /** unchanged: every figure was known already, and no delivery was made. */
  readonly state: 'accepted' | 'checked' | 'unchanged' | 'refused';
  readonly careVersion: string;
  readonly deliveryId: string | null;
  readonly counts: NewDelivery['counts'];
  readonly problems: readonly Problem[];
  readonly skipped: readonly SkippedMeasure[];
  readonly measured: readonly MeasuredIndicator[];
}

/** Throws NotFound for the region, Refused when nothing can be computed. Nothing is stored before all is computed. */
export async function measureCare(world: World, wanted: MeasureCare, onPart: OnPart): Promise<CareMeasured> {
  const region = await world.definitions.region(wanted.regionId);
  const computed = await withCare(region, wanted.place, (care) =>
    computeResults(world, region, care, wanted, onPart),
  );
  const { careVersion, skipped, measured } = computed;
  const file = fileOf(region, careVersion, wanted.span, computed.results);
  const delivered = await deliver(world, file, careVersion, wanted.isDryRun);
  const problems = [...computed.problems, ...delivered.problems];
  return { ...delivered, problems, careVersion, skipped, measured };
}

export interface Computed extends Pick<CareMeasured, 'careVersion' | 'problems' | 'skipped' | 'measured'> {
  readonly results: readonly IndicatorResult[];
}

/** The results of every chosen measure, with notes of the care data behind them; nothing is stored. */
export async function computeResults(
  world: Pick<World, 'observations'>,
  region: Region,
  care: OpenedCare,
  { indicators, series, span }: Pick<MeasureCare, 'indicators' | 'series' | 'span'>,
  onPart: OnPart,
): Promise<Computed> {
  refuseOutside(care.period, span);
  const { chosen, skipped } = chooseMeasures(region, indicators, span, series);
  if (chosen.length === 0) throw new Refused(skipped.map(nothingToMeasure));
  const requests = chosen.map(({ computed: { model, ageBands }, periods }) => ({
    model,
    periods,
    dimensions: ['unit', 'sex'] as const,
    ageBands,
  }));
  const answers = await care.measure(requests, onPart);
  const noteOf = await care.notes();
  const results: IndicatorResult[] = [];
  const measured: MeasuredIndicator[] = [];
  const unplaced = unplacedUnits(region);
  for (const [index, measure] of chosen.entries()) {
    const rows = answers[index] ?? [];
    unplaced.add(rows);
    results.push(...(await resultsOf(world, region, measure, rows, noteOf)));
    measured.push({ indicatorId: measure.computed.id, periods: measure.periods.length });
  }
  return {
    results,
    problems: [...tellShortLookBack(chosen, await care.beginnings()), ...unplaced.problems()],
    skipped,
    measured,
    careVersion: care.name,
  };
}

async function resultsOf(
  world: Pick<World, 'observations'>,
  region: Region,
  { computed, periods, planned }: ChosenMeasure,
  rows: readonly MeasureRow[],
  noteOf: NoteOf,
): Promise<readonly IndicatorResult[]> {
  const { model } = computed;
  const { statistic } = model;
  const indicatorIds = [...new Set(periods.flatMap((period) => planned(period).map(({ id }) => id)))];
  const known = await world.observations.current({ regionId: region.id, indicatorIds });
  const keys = new Set(known.map((observation) => `${observation.indicatorId} ${placeOf(observation)}`));
  return indicatorIds.flatMap((indicatorId) =>
    groupResults(rows, periods, followedGroups(region), (place) =>
      keys.has(`${indicatorId} ${placeOf(place)}`),
    ).flatMap((result) => {
      const indicator = planned(result.period).find(({ id }) => id === indicatorId);
      return indicator === undefined
        ? []
        : [{ ...result, indicatorId, statistic, decimals: indicator.decimals, note: noteOf(result, model) }];
    }),
  );
}

function placeOf({ group, sex, period }: Omit<GroupResult, 'row'>): string {
  return `${group.kind}:${group.id} ${sex} ${periodKey(period)}`;
}

function fileOf(
  region: Region,
  careVersion: string,
  span: Period,
  results: readonly IndicatorResult[],
): IncomingFile {
  if (results.length > READ_LIMITS.rows)
    throw new Refused([
      error(
        'too-many-results',
        `Beräkningen gav ${results.length} siffror; en leverans rymmer ${READ_LIMITS.rows}.`,
        'Räkna en kortare period, eller några indikatorer i taget med --indicator.',
      ),
    ]);
  return {
    regionId: region.id,
    fileName: careFileName(span, careVersion),
    bytes: new TextEncoder().encode(writeResults(results)),
    mapping: null,
    careVersion,
  };
}

async function deliver(
  world: World,
  file: IncomingFile,
  careVersionName: string,
  isDryRun: boolean,
): Promise<Pick<CareMeasured, 'state' | 'deliveryId' | 'counts' | 'problems'>> {
  const { examination, record } = await checkFile(world, file);
  const { counts } = examination;
  // A figure that is the same keeps the note of the care data that it was first computed from, as its provenance says.
  const problems = examination.problems.filter(({ code }) => code !== 'note-not-kept');
  const told = { deliveryId: null, counts, problems };
  if (record.state === 'refused') return { state: 'refused', ...told };
  if (counts.added + counts.restated === 0) return { state: 'unchanged', ...told };
  if (isDryRun) return { state: 'checked', ...told };
  const { delivery } = await receiveDelivery(world, file);
  const reason = `Omräknat ur vårddata ${careVersionName}`;
  await acceptDelivery(world, { deliveryId: delivery.id, reason });
  return { state: 'accepted', ...told, deliveryId: delivery.id };
}

/** A month without care data would come out as a month without care. */
function refuseOutside(period: Period | null, span: Period): void {
  if (period === null)
    throw new Refused([
      error('care-data-empty', 'Vårddata har inga kontakter, så inget kan räknas.', 'Läs in nya vårddata.'),
    ]);
  if (span.start >= period.start && span.end <= period.end) return;
  throw new Refused([
    error(
      'period-outside-care-data',
      `Vårddata gäller ${writePeriod(period, 'sv')}, men ${writePeriod(span, 'sv')} skulle räknas.`,
      'Ange en period som vårddata täcker, eller läs in nyare vårddata.',
    ),
  ]);
}

function nothingToMeasure({ indicatorId, reason }: SkippedMeasure): Problem {
  return error('nothing-to-measure', `${indicatorId}: ${reason}`, '');
}

function error(code: string, message: string, hint: string): Problem {
  return { code, severity: 'error', where: {}, message, hint };
}
