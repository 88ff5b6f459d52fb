// measure: care data → figures, handed in as a delivery. --json answers {state: "accepted" | "checked" | "unchanged" | "refused",
// careVersion, deliveryId, counts, problems, skipped, measured}; "checked" is a dry run that would change something.
// Exit 0, or 10 when nothing could be computed or the figures were refused.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineLimits } from '../../app/care-engine.ts';
import type { MeasureSeries } from '../../app/choose-measures.ts';
import { computedIndicator, readComputedCatalogue } from '../../app/computed-indicators.ts';
import { EXIT } from '../../app/exit-codes.ts';
import { installationFolder } from '../../app/installation.ts';
import type { CareMeasured, MeasureCare } from '../../app/measure-care.ts';
import { measureCare } from '../../app/measure-care.ts';
import type { Period } from '../../core/period.ts';
import { readPeriod } from '../../core/period.ts';
import type { Command, Io } from '../io.ts';
import { need, sayJson, WrongUse, writeProblem } from '../io.ts';
import { careFolder } from './care/care-folder.ts';

export const measure: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      region: { type: 'string' },
      period: { type: 'string' },
      from: { type: 'string' },
      engine: { type: 'string', default: 'duckdb' },
      indicator: { type: 'string', multiple: true, default: [] },
      series: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const regionId = need(values.region, '--region');
  const span = readSpan(need(values.period, '--period'));
  const series = readSeries(values.series);
  const indicators = await readIndicators(values.indicator);
  const measured = await measureCare(
    await io.world(),
    {
      regionId,
      span,
      series,
      indicators,
      place: readPlace(values.engine, values.from ?? null, regionId, io),
      isDryRun: values['dry-run'],
    },
    (done, of) => io.complain(`Del ${done} av ${of} räknad`),
  );
  if (values.json) sayJson(io, measured);
  else tell(measured, io);
  return measured.state === 'refused' ? EXIT.problems : EXIT.ok;
};

function readSpan(text: string): Period {
  const span = readPeriod(text);
  if (span === null)
    throw new WrongUse(`”${text}” är ingen period. Skriv 2023, 2023-04, 2023-T1 eller 2023-01..2023-12.`);
  return span;
}

/** Care data in files are run by DuckDB, those in a warehouse by its PostgreSQL. */
function readPlace(engine: string, from: string | null, regionId: string, io: Io): MeasureCare['place'] {
  if (engine === 'duckdb')
    return { kind: 'files', folder: careFolder(undefined, regionId, io), from, limits: machineLimits() };
  if (engine !== 'postgres') throw new WrongUse('--engine ska vara duckdb eller postgres.');
  if (from !== null)
    throw new WrongUse('--from väljer bland vårddata i filer: det hör inte till --engine postgres.');
  const { careDatabaseUrl: url } = io.configuration();
  if (url === null)
    throw new WrongUse(
      'Ange databasen med vårddata i UTFALL_CARE_DATABASE: postgres://användare:lösenord@dator:5432/databas.',
    );
  return { kind: 'database', url };
}

function readSeries(text: string | undefined): MeasureSeries | null {
  if (text === undefined || text === 'month' || text === 'year') return text ?? null;
  throw new WrongUse('--series ska vara month eller year.');
}

/** All when none is named. Throws NotFound. */
async function readIndicators(ids: readonly string[]): Promise<MeasureCare['indicators']> {
  const catalogue = await readComputedCatalogue(join(installationFolder(), 'definitions'));
  return ids.length === 0 ? catalogue.indicators : ids.map((id) => computedIndicator(catalogue, id));
}

const STATE_WORDS = {
  accepted: 'Siffrorna är godkända',
  checked: 'Siffrorna kan godkännas. Inget har sparats',
  unchanged: 'Alla siffror var kända sedan tidigare. Inget har ändrats',
  refused: 'Siffrorna togs inte emot. Inget har ändrats',
} as const satisfies Record<CareMeasured['state'], string>;

function tell(
  { state, careVersion, deliveryId, counts, problems, skipped, measured }: CareMeasured,
  io: Io,
): void {
  for (const { indicatorId, reason } of skipped) io.say(`Räknas inte: ${indicatorId}. ${reason}`);
  for (const problem of problems) io.say(writeProblem(problem));
  io.say(
    `${measured.length} indikatorer, ${counts.rows} siffror, varav nya ${counts.added}, ` +
      `oförändrade ${counts.unchanged}, ändrade ${counts.restated}.`,
  );
  const number = deliveryId === null ? '' : ` (leverans ${deliveryId})`;
  io.say(`${STATE_WORDS[state]}${number}. Vårddata: ${careVersion}.`);
}
