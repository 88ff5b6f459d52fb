// One file of definitions/catalogue/indicators: an indicator that is computed from care data.

import { compare } from '../../core/decimal.ts';
import type { Aggregation, MeasureKind } from '../../core/measure.ts';
import { DIRECTIONS, UNIT_IDS, UNITS, unitFits } from '../../core/measure.ts';
import type { Report, Section } from '../../core/written/section.ts';
import { fingerprintOf } from '../model/fingerprint.ts';
import type { MeasureModel, Statistic } from '../model/measure-model.ts';
import type { WrittenCodeList } from './code-list.ts';
import type { ComputedIndicator } from './definition.ts';
import { readMeasure } from './read-measure.ts';
import { plainNumber } from './reading.ts';

const PERIODICITIES = ['month', 'tertial', 'year'] as const;

/** How figures of larger groups are made, by what is counted (statistics.md, Pooling). */
const AGGREGATION = {
  proportion: 'pooled-ratio',
  mean: 'weighted-mean',
  count: 'sum',
  rate: 'pooled-ratio',
} as const satisfies Record<Statistic['kind'], Aggregation>;

const KINDS = {
  proportion: ['proportion'],
  mean: ['index', 'duration'],
  count: ['count'],
  rate: ['rate'],
} as const satisfies Record<Statistic['kind'], readonly MeasureKind[]>;

/** The whole of a life, as payment models and the regions' reports divide it. */
const USUAL_AGE_BANDS = [0, 18, 45, 65, 75] as const;

/** Null when its measure can't be read. Reads everything and closes the section. */
export function readComputedIndicator(
  section: Section,
  context: {
    readonly file: string;
    readonly report: Report;
    readonly codeLists: ReadonlyMap<string, WrittenCodeList>;
  },
): ComputedIndicator | null {
  const measureSection = section.section('measure');
  if (measureSection === null && !section.has('measure'))
    section.problem(
      undefined,
      'missing-key',
      '”measure” saknas: vad som räknas.',
      'Lägg till ”measure:” med count, population och numerator.',
    );
  const measure = measureSection === null ? null : readMeasure(measureSection, context);
  const head = {
    id: section.id('id') ?? '',
    name: section.text('name') ?? '',
    description: section.optionalText('description'),
    why: section.text('why') ?? '',
    definitionId: section.has('definition') ? section.id('definition') : null,
    unit: section.oneOf('unit', UNIT_IDS) ?? 'number',
    decimals: section.integer('decimals') ?? 0,
    direction: section.oneOf('direction', DIRECTIONS) ?? 'track',
    periodicity: section.oneOf('periodicity', PERIODICITIES) ?? 'year',
    source: readSource(section),
    aliases: section.texts('aliases').map(({ text }) => text),
    owner: section.text('owner') ?? '',
    reviewOn: readReviewDay(section),
    ...section.validity(),
    notComparableWith: section.optionalText('notComparableWith'),
    ageBands: readAgeBands(section),
    where: section.place('id'),
  } as const;
  if (measure === null) {
    section.has('aggregation');
    section.close();
    return null;
  }
  const { statistic } = measure.model;
  const aggregation =
    section.oneOf('aggregation', [AGGREGATION[statistic.kind]]) ?? AGGREGATION[statistic.kind];
  const kind = KINDS[statistic.kind].find((possible) => unitFits(head.unit, possible));
  if (kind === undefined)
    section.problem(
      'unit',
      'unit-kind-mismatch',
      `Det som räknas kan inte anges i ${head.unit}.`,
      `Här passar ${UNIT_IDS.filter((unit) => KINDS[statistic.kind].some((possible) => unitFits(unit, possible))).join(', ')} (${UNITS[head.unit].kinds.join(', ')} hör till något annat).`,
    );
  section.close();
  return {
    ...head,
    ...measure,
    kind: kind ?? 'count',
    aggregation,
    codeLists: usedLists(measure.model, context.codeLists),
    fingerprint: fingerprintOf(measure.model),
  };
}

function readSource(section: Section): ComputedIndicator['source'] {
  const source = section.section('source');
  if (source === null) {
    if (!section.has('source'))
      section.problem(
        undefined,
        'missing-key',
        '”source” saknas: varifrån definitionen kommer.',
        'Lägg till ”source:” med text, link och on (källans datum).',
      );
    return { text: '', link: '', on: '' };
  }
  const read = {
    text: source.text('text') ?? '',
    link: source.text('link') ?? '',
    on: source.date('on') ?? '',
  };
  if (read.link !== '' && !/^https?:\/\/\S+$/.test(read.link))
    source.problem(
      'link',
      'not-a-link',
      `”${read.link}” är ingen länk.`,
      'Skriv hela adressen, med https://.',
    );
  if (!source.has('on'))
    source.problem(undefined, 'missing-key', '”on” saknas: källans datum.', 'Lägg till ”on: 2024-02-05”.');
  source.close();
  return read;
}

function readReviewDay(section: Section): string {
  const day = section.date('reviewOn');
  if (!section.has('reviewOn'))
    section.problem(
      undefined,
      'missing-key',
      '”reviewOn” saknas: när definitionen ska ses över.',
      'Lägg till ”reviewOn: 2027-01-31”.',
    );
  return day ?? '';
}

function readAgeBands(section: Section): readonly number[] {
  if (!section.has('ageBands')) return USUAL_AGE_BANDS;
  const read = section.texts('ageBands').map(({ text }) => plainNumber(text));
  const bands = read.map((least) => (least === null ? Number.NaN : Number(least)));
  const isRising = read.every((least, index) => {
    const before = read[index - 1];
    return least !== null && (before === undefined || (before !== null && compare(before, least) < 0));
  });
  if (isRising && bands[0] === 0 && bands.every((least) => Number.isInteger(least))) return bands;
  section.problem(
    'ageBands',
    'not-age-bands',
    'Åldersgrupperna går inte att förstå.',
    'Skriv varje grupps lägsta ålder, stigande från 0: [0, 18, 65, 75].',
  );
  return USUAL_AGE_BANDS;
}

/** Every list whose codes stand in the model. */
function usedLists(
  model: MeasureModel,
  codeLists: ReadonlyMap<string, WrittenCodeList>,
): readonly WrittenCodeList[] {
  const ids = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('kind' in value && value.kind === 'code-in' && 'list' in value) {
      const { list } = value;
      if (typeof list === 'object' && list !== null && 'id' in list) ids.add(String(list.id));
    }
    Object.values(value).forEach(visit);
  };
  visit(model);
  return [...codeLists.values()].filter(({ id }) => ids.has(id));
}
