// Writes the figures of Region Exempel that are computed from care data: care data are invented (care synth), measured as any region's
// are, and the results shipped, so that a start need not count for minutes. Months of the region and its units, years of every group;
// both sexes together. Always the same file: seed, clock and organisation are fixed. Run: node --import tsx scripts/invent-care-figures.ts
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { careFileName } from '../src/app/care-file-name.ts';
import { withCare } from '../src/app/care-place.ts';
import { readComputedCatalogue } from '../src/app/computed-indicators.ts';
import { computeResults } from '../src/app/measure-care.ts';
import { readDefinitions } from '../src/app/read-definitions.ts';
import { synthCare } from '../src/app/synth-care.ts';
import type { ObservationStore } from '../src/collect/contract.ts';
import { periodKind } from '../src/core/period.ts';
import { hasErrors } from '../src/core/problem.ts';
import type { IndicatorResult } from '../src/measure/results/write-results.ts';
import { writeResults } from '../src/measure/results/write-results.ts';

/** Five years before the first that is told, as far as any of the measures looks back. */
const INVENTED = { persons: 40_000, firstYear: 2016, years: 8, seed: 3 } as const;
const SPAN = { start: '2021-01-01', end: '2024-01-01' } as const;
const LIMITS = { threads: 2, memoryMegabytes: 1_500 } as const;
/** By definition. The plan's other indicators have figures that were invented as they stand (invent-region.ts). */
const TOLD = new Set([
  'lakarbesok-sju-dagar',
  'besok-hos-fast-lakare',
  'pvk-ko05l',
  'distanskontakter-av-alla',
  'pvk-di03l1',
  'pvk-ald02',
]);
/** Nothing was delivered before. */
const NOTHING_KNOWN: ObservationStore = {
  current: async () => [],
  history: async () => [],
  byId: async () => null,
  ofRow: async () => [],
};

const definitions = join(dirname(dirname(fileURLToPath(import.meta.url))), 'definitions');
const figures = join(definitions, 'exempel', 'figures');

const regions = await readDefinitions(definitions);
const region = regions.find(({ region: read }) => read.value?.id === 'exempel')?.region.value;
if (!region) throw new Error('Region Exempel cannot be read');
const folder = mkdtempSync(join(tmpdir(), 'utfall-exempel-'));
try {
  await synthCare(
    { region, ...INVENTED, folder, limits: LIMITS },
    () => '2024-02-01T06:00:00.000Z',
    () => {},
  );
  const { indicators } = await readComputedCatalogue(definitions);
  const told = indicators.filter(({ definitionId }) => definitionId !== null && TOLD.has(definitionId));
  const { results, problems, careVersion } = await withCare(
    region,
    { kind: 'files', folder, from: null, limits: LIMITS },
    (care) =>
      computeResults(
        { observations: NOTHING_KNOWN },
        region,
        care,
        { indicators: told, series: null, span: SPAN },
        () => {},
      ),
  );
  for (const { message } of problems) console.log(message);
  if (hasErrors(problems)) throw new Error('Nothing was written');
  for (const name of readdirSync(figures).filter((each) => each.startsWith('varddata_')))
    rmSync(join(figures, name));
  const file = careFileName(SPAN, careVersion);
  writeFileSync(join(figures, file), writeResults(results.filter(isShipped)));
  console.log(`${file}: ${results.filter(isShipped).length} figures`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function isShipped({ group, sex, period }: IndicatorResult): boolean {
  const isTold = periodKind(period) === 'year' || group.kind === 'region' || group.kind === 'unit';
  return isTold && sex === 'total';
}
