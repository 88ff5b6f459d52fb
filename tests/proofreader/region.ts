// The invented region's values as the proofreader wants them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { decimal } from '../../src/core/decimal.ts';
import { DIRECTIONS, MEASURE_KINDS, UNIT_IDS } from '../../src/core/measure.ts';
import { yearPeriod } from '../../src/core/period.ts';
import type { ProofData } from '../../src/report/proofreader/data.ts';

const schema = z.strictObject({
  regionName: z.string(),
  indicators: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      aliases: z.array(z.string()).default([]),
      kind: z.enum(MEASURE_KINDS),
      unit: z.enum(UNIT_IDS),
      decimals: z.number(),
      direction: z.enum(DIRECTIONS),
      target: z.tuple([z.enum(['≥', '≤', '>', '<']), z.string()]).optional(),
    }),
  ),
  observations: z.array(
    z.tuple([
      z.string(),
      z.enum(['region', 'area', 'country']),
      z.string(),
      z.enum(['total', 'women', 'men']),
      z.number(),
      z.string(),
    ]),
  ),
});

const MEANING = {
  definitionId: 'exempel',
  validFrom: null,
  validTo: null,
  population: '',
  numerator: '',
  denominator: '',
  exclusions: '',
  window: '',
  notComparableWith: '',
  fingerprint: '0000000000000000',
};

export function exampleRegion(): ProofData {
  const file = 'region.yaml';
  const read = schema.parse(parse(readFileSync(join(import.meta.dirname, file), 'utf8')));
  return {
    regionName: read.regionName,
    indicators: read.indicators.map(({ target: _target, ...indicator }) => ({
      ...indicator,
      goalIds: [],
      description: '',
      aggregation: 'none',
      source: '',
      periodicity: 'year',
      responsible: '',
      meaning: MEANING,
      isQualitative: false,
      ofWhom: '',
      sexNames: { women: 'kvinnor', men: 'män' },
    })),
    targets: read.indicators.flatMap(({ id, unit, target }) =>
      target === undefined
        ? []
        : [
            {
              kind: 'level',
              indicatorId: id,
              year: 2023,
              group: null,
              sex: 'total',
              origin: 'region',
              note: '',
              comparator: target[0],
              value: decimal(target[1]),
              unit,
            },
          ],
    ),
    observations: read.observations.map(([indicatorId, kind, name, sex, year, value], index) => ({
      id: String(index),
      regionId: 'exempel',
      indicatorId,
      definition: MEANING.fingerprint,
      group: { kind, id: name.toLowerCase(), name },
      sex,
      period: yearPeriod(year),
      outcome: {
        kind: 'figure',
        value: decimal(value),
        numerator: null,
        denominator: null,
        certainty: 'final',
      },
      note: '',
      provenance: { deliveryId: 'd', file, sheet: null, row: index + 2, careVersion: null },
      knownFrom: '2024-01-01T00:00:00Z',
      restatementReason: null,
    })),
  };
}
