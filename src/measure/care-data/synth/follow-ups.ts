// What is measured, prescribed, asked and telephoned about, and the tables that follow from a person's age: child health and
// care homes. Each kind is a row of data and a select over `events`.
import { startOf } from './places.ts';
import { byAge } from './population.ts';
import type { EventKind, Happening } from './visits.ts';
import { events, KINDS } from './visits.ts';

interface Measured extends EventKind {
  readonly values: readonly {
    readonly kind: string;
    readonly unit: string;
    /** SQL for an integer; times `step` it is the value, so that no fraction is ever computed. */
    readonly steps: string;
    readonly step: '1' | '0.1';
  }[];
}

/**
 * Persons' own levels, one twentieth each; with the noise added, about a tenth of people with diabetes lie above 70 mmol/mol
 * and somewhat more than half of those with high blood pressure at most at 140/85.
 */
const SUGAR_LEVELS = '[38, 40, 42, 43, 45, 46, 47, 48, 50, 51, 52, 54, 55, 57, 59, 61, 63, 66, 71, 84]';
const SYSTOLIC_LEVELS =
  '[116, 120, 123, 125, 127, 128, 130, 131, 133, 134, 135, 136, 137, 138, 140, 143, 147, 152, 158, 168]';
const DIASTOLIC_LEVELS = '[62, 65, 67, 69, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 84, 86, 90, 97]';

const MEASURED: readonly Measured[] = [
  {
    kind: KINDS.sugar,
    who: 'has_diabetes AND NOT chance(key, 90, 70)',
    count: '2 * YEARS',
    values: [
      {
        kind: 'hba1c',
        unit: 'mmol/mol',
        steps: `pick(key, 91, ${SUGAR_LEVELS}) + below(event, 10, 7) - 3 + shift`,
        step: '1',
      },
    ],
  },
  {
    kind: KINDS.pressure,
    who: 'has_hypertension OR has_diabetes OR (age >= 40 AND need > 35)',
    count: '(CASE WHEN has_hypertension THEN 2 ELSE 1 END) * YEARS',
    values: [
      {
        kind: 'systolic',
        unit: 'mmHg',
        steps: `pick(key, 92, ${SYSTOLIC_LEVELS}) + below(event, 10, 15) - 7`,
        step: '1',
      },
      {
        kind: 'diastolic',
        unit: 'mmHg',
        steps: `pick(key, 93, ${DIASTOLIC_LEVELS}) + below(event, 11, 11) - 5`,
        step: '1',
      },
    ],
  },
  {
    kind: KINDS.kidney,
    who: 'age >= 65 OR has_diabetes OR has_heart_failure',
    count: 'chance(key, 94, 780)::INTEGER * YEARS',
    values: [
      {
        kind: 'creatinine',
        unit: 'µmol/l',
        steps: '62 + age // 4 + below(key, 95, 24) + below(event, 10, 9)',
        step: '1',
      },
      {
        kind: 'egfr',
        unit: 'ml/min/1,73 m²',
        steps: 'least(110, greatest(15, 124 - age * 4 // 5 - below(key, 95, 24) - below(event, 10, 9)))',
        step: '1',
      },
    ],
  },
  {
    kind: KINDS.lipids,
    who: 'has_diabetes OR has_heart_failure',
    count: 'YEARS',
    values: [
      { kind: 'ldl', unit: 'mmol/l', steps: '12 + below(key, 96, 32) + below(event, 10, 7)', step: '0.1' },
    ],
  },
  {
    kind: KINDS.body,
    who: 'age >= 18 AND (need > 80 OR has_diabetes)',
    count: 'YEARS',
    values: [
      { kind: 'weight', unit: 'kg', steps: '480 + below(key, 97, 600) + below(event, 10, 30)', step: '0.1' },
      {
        kind: 'bmi',
        unit: 'kg/m²',
        steps: '190 + below(key, 97, 600) // 4 + below(event, 10, 10)',
        step: '0.1',
      },
    ],
  },
  {
    kind: KINDS.smoking,
    who: 'age >= 16 AND (need > 35 OR has_copd)',
    count: 'chance(key, 98, 350)::INTEGER * YEARS',
    // 1: smokes.
    values: [
      {
        kind: 'smoking',
        unit: 'ja=1',
        steps: 'chance(key, 99, CASE WHEN has_copd THEN 300 ELSE 80 END)::INTEGER',
        step: '1',
      },
    ],
  },
];

export function selectMeasurements(happening: Happening): string {
  return MEASURED.flatMap(({ values, ...kind }) =>
    values.map(
      (value) => `SELECT person, unit_id AS unit, day AS "on", '${value.kind}' AS kind,
        ((${value.steps}) * ${value.step})::DECIMAL(18, 4) AS value, '${value.unit}' AS unit_of_value
      FROM (${events(happening, inYears(happening, kind))}) m JOIN place p ON p.number = m.unit`,
    ),
  ).join(' UNION ALL ');
}

function inYears({ region }: Happening, { kind, who, count }: EventKind): EventKind {
  return { kind, who, count: count.replaceAll('YEARS', String(region.time.years)) };
}

interface Medicine {
  readonly code: string;
  readonly who: string;
  /** Of a thousand of them who take it. */
  readonly permille: number;
}

const REGULAR_MEDICINES: readonly Medicine[] = [
  { code: 'C09AA02', who: 'has_hypertension OR has_heart_failure', permille: 520 },
  { code: 'C08CA01', who: 'has_hypertension', permille: 380 },
  { code: 'A10BA02', who: 'has_diabetes', permille: 700 },
  { code: 'A10BK03', who: 'has_diabetes', permille: 280 },
  { code: 'C10AA05', who: 'has_diabetes OR (age >= 60 AND has_hypertension)', permille: 560 },
  { code: 'N06AB04', who: 'has_depression OR has_anxiety', permille: 520 },
  { code: 'R03BB04', who: 'has_copd', permille: 560 },
  { code: 'R03AK07', who: 'has_asthma OR has_copd', permille: 480 },
  { code: 'B01AF02', who: 'has_atrial_fibrillation', permille: 820 },
  { code: 'C07AB02', who: 'has_heart_failure OR has_atrial_fibrillation', permille: 700 },
  { code: 'N05CF02', who: 'age >= 65', permille: 70 },
  { code: 'N02BE01', who: 'age >= 75', permille: 330 },
  { code: 'N06DA02', who: 'has_dementia', permille: 300 },
  { code: 'A02BC01', who: 'age >= 40', permille: 90 },
];

/** Four dispensings of ninety days for each yearly prescription. */
export function selectMedicines(happening: Happening): string {
  const { years } = happening.region.time;
  const regular = REGULAR_MEDICINES.map(
    ({ code, who, permille }, place) => `SELECT person, unit_id AS unit, day AS "on",
        CASE WHEN slot < ${years} THEN 'prescription' ELSE 'dispensing' END AS event,
        '${code}' AS code, CASE WHEN slot < ${years} THEN 360 ELSE 90 END AS quantity_days
      FROM (${events(happening, {
        kind: KINDS.regularMedicine + place,
        who: `(${who}) AND chance(key, ${110 + place}, ${permille})`,
        count: String(5 * years),
      })})`,
  );
  const infections = `SELECT person, unit_id AS unit, day AS "on", 'prescription' AS event,
      pick(event, 10, ['J01CE02', 'J01CE02', 'J01CE02', 'J01CA04', 'J01CA08', 'J01AA02', 'J01XE01', 'J01FA09']) AS code,
      7 AS quantity_days
    FROM (${events(happening, {
      kind: KINDS.infectionMedicine,
      who: 'true',
      count: `(180 * ${years} + below(key, 100, 1000)) // 1000`,
    })})`;
  return [...regular, infections].join(' UNION ALL ');
}

export function selectCalls(happening: Happening): string {
  const { years } = happening.region.time;
  const called = events(happening, {
    kind: KINDS.call,
    who: 'true',
    count: `(contacts_permille * 3 // 10 + below(key, 101, 1000)) // 1000 + chance(key, 102, 150)::INTEGER * ${years}`,
  });
  return `SELECT 't' || lpad(n::VARCHAR, 8, '0') || lpad(slot::VARCHAR, 4, '0') AS call, unit_id AS unit,
      day + to_minutes(480 + below(event, 11, 480)) AS called_at,
      CASE WHEN is_same_day THEN day WHEN chance(event, 12, 700) THEN day + 1 + below(event, 13, 4) END AS answered_on,
      is_same_day, person
    FROM (SELECT c.*, chance(event, 10, answered) AS is_same_day FROM (${called}) c JOIN place p ON p.number = c.unit)`;
}

interface Form {
  readonly kind: number;
  readonly instrument: string;
  readonly items: number;
  readonly most: number;
  readonly who: string;
  readonly count: string;
}

const FORMS: readonly Form[] = [
  {
    kind: KINDS.alcoholForm,
    instrument: 'audit-c',
    items: 3,
    most: 4,
    who: 'age >= 18 AND need > 35',
    count: '1',
  },
  { kind: KINDS.moodForm, instrument: 'phq-9', items: 9, most: 3, who: 'has_depression', count: 'YEARS' },
  { kind: KINDS.lungForm, instrument: 'cat', items: 8, most: 5, who: 'has_copd', count: 'YEARS' },
];

export function selectQuestionnaireItems(happening: Happening): string {
  return FORMS.map(
    ({
      instrument,
      items,
      most,
      ...kind
    }) => `SELECT person, unit_id AS unit, day AS "on", '${instrument}' AS instrument,
        item::VARCHAR AS item, below(event, 10 + item, ${most + 1})::DECIMAL(18, 4) AS score
      FROM (SELECT *, unnest(range(1, ${items + 1})) AS item FROM (${events(happening, inYears(happening, kind))}))`,
  ).join(' UNION ALL ');
}

/** Kind, days after birth, days within which it is done, and how many of a thousand get it (the national programme's visits). */
const CHILD_HEALTH: readonly (readonly [kind: string, after: number, within: number, permille: number])[] = [
  ['home-visit-newborn', 5, 14, 880],
  ['check-4-weeks', 28, 14, 970],
  ['check-6-months', 180, 30, 960],
  ['home-visit-8-months', 235, 40, 620],
  ['check-12-months', 360, 40, 950],
  ['check-18-months', 540, 60, 940],
  ['check-2-5-years', 900, 90, 920],
  ['check-4-years', 1450, 120, 930],
  ['check-5-years', 1820, 150, 910],
];

export function selectChildHealth({ region, lost }: Happening): string {
  const start = `DATE '${startOf(region.time)}'`;
  const rows = CHILD_HEALTH.map(
    ([kind, after, within, permille], place) =>
      `SELECT n, person, born_on + ${after} + below(key, ${130 + place}, ${within}) AS day, '${kind}' AS kind,
         chance(key, ${150 + place}, ${permille}) AS done FROM someone WHERE born_on > ${start} - 2200`,
  );
  const notLost =
    lost === null ? '' : ` AND NOT (t.unit_id = '${lost.unit}' AND strftime(day, '%Y-%m') = '${lost.month}')`;
  return `SELECT person, t.unit_id AS unit, day AS "on", kind, done FROM (${rows.join(' UNION ALL ')}) c
    JOIN stay t ON t.n = c.n AND day >= t.from_on AND (t.to_on IS NULL OR day < t.to_on)
    WHERE day >= ${start} AND day < ${start} + ${365 * region.time.years}${notLost}`;
}

export function selectCareHomes({ region }: Happening): string {
  const start = `DATE '${startOf(region.time)}'`;
  const permille = byAge([
    [
      [65, 0],
      [80, 25],
    ],
    150,
  ]);
  return `SELECT person, NULL::VARCHAR AS unit, from_on, died_on + 1 AS to_on
    FROM (SELECT *, greatest(listed_from, ${start} - 700 + below(key, 171, ${700 + 365 * region.time.years})) AS from_on
      FROM someone WHERE chance(key, 170, ${permille}) AND left_on IS NULL)
    WHERE from_on < coalesce(died_on, DATE '9999-01-01')`;
}
