// The invented region's people: who they are, what ails them, how much care they seek, and where they are listed when.
// One statement makes `someone` for some buckets, one makes `stay` (a listing as a row). Read next: visits.ts.
import { bucketOf } from '../write-parquet.ts';
import type { InventedTime, Place } from './places.ts';
import { endOf, openAtStart, startOf, steadyPlaces, weightedNumbers } from './places.ts';

export interface InventedRegion {
  readonly time: InventedTime;
  readonly places: readonly Place[];
}

/** [below this age, per mille], and for those who are older. */
type ByAge = readonly [bands: readonly (readonly [age: number, permille: number])[], older: number];

export function byAge([bands, older]: ByAge, age = 'age'): string {
  const cases = bands.map(([below, value]) => `WHEN ${age} < ${below} THEN ${value}`).join(' ');
  return `(CASE ${cases} ELSE ${older} END)`;
}

/**
 * The least age of five-year bands, each as often in two hundred as in Sweden at the turn of 2022/2023 (SCB, Folkmängd efter
 * ålder och kön); -1 stands for those who are born during the years: one in a hundred a year.
 */
const AGE_BANDS: readonly (readonly [age: number, times: number])[] = [
  [0, 11],
  [5, 12],
  [10, 12],
  [15, 12],
  [20, 11],
  [25, 13],
  [30, 14],
  [35, 13],
  [40, 12],
  [45, 13],
  [50, 13],
  [55, 13],
  [60, 11],
  [65, 11],
  [70, 10],
  [75, 10],
  [80, 6],
  [85, 3],
  [90, 2],
];

/** Of a thousand in a year (SCB, dödstal efter ålder, rounded). */
const DEATHS: ByAge = [
  [
    [40, 1],
    [60, 3],
    [70, 9],
    [80, 25],
    [90, 85],
  ],
  220,
];

/** Contacts in a thousand person-years for a person of ordinary need. */
const CONTACTS: ByAge = [
  [
    [6, 5_400],
    [18, 2_900],
    [45, 3_900],
    [65, 5_600],
    [75, 8_400],
    [85, 11_400],
  ],
  13_500,
];

/** Few need much: the tenth with the greatest need has about two fifths of the contacts. In per cent of ordinary need. */
const NEEDS = [
  ...Array.from({ length: 9 }, () => 35),
  ...Array.from({ length: 7 }, () => 80),
  ...Array.from({ length: 3 }, () => 220),
  550,
];

/** Of a thousand, by age; with greater need half as many again. Orders of magnitude of Swedish primary care. */
const CONDITIONS = {
  has_diabetes: [
    [
      [18, 2],
      [45, 12],
      [65, 70],
    ],
    165,
  ],
  has_hypertension: [
    [
      [18, 0],
      [45, 30],
      [65, 260],
    ],
    560,
  ],
  has_copd: [
    [
      [45, 0],
      [65, 25],
    ],
    75,
  ],
  has_asthma: [[[18, 80]], 75],
  has_depression: [
    [
      [13, 0],
      [18, 45],
      [65, 95],
    ],
    80,
  ],
  has_anxiety: [
    [
      [10, 5],
      [18, 50],
      [65, 90],
    ],
    60,
  ],
  has_heart_failure: [
    [
      [60, 1],
      [75, 30],
    ],
    110,
  ],
  has_atrial_fibrillation: [
    [
      [55, 3],
      [75, 55],
    ],
    150,
  ],
  has_dementia: [
    [
      [65, 0],
      [80, 25],
    ],
    130,
  ],
} as const satisfies Record<string, ByAge>;

/** The code that each condition is registered with: usual first. */
const CONDITION_CODES = {
  has_diabetes: ['E11.9', 'E10.9'],
  has_hypertension: ['I10.9', 'I10.9'],
  has_copd: ['J44.9', 'J44.1'],
  has_asthma: ['J45.9', 'J45.0'],
  has_depression: ['F32.1', 'F33.1'],
  has_anxiety: ['F41.9', 'F41.1'],
  has_heart_failure: ['I50.9', 'I50.0'],
  has_atrial_fibrillation: ['I48.9', 'I48.2'],
  has_dementia: ['F03.9', 'G30.1'],
} as const satisfies Record<keyof typeof CONDITIONS, readonly [string, string]>;

type Condition = keyof typeof CONDITIONS;
const CONDITION_NAMES = Object.keys(CONDITIONS) as readonly Condition[];

/** All persons with numbers from `first` up to but not including `end`, as `number`, with key and bucket. */
export function writeNumbers(seedKey: number, first: number, end: number): string {
  return `CREATE TABLE number AS
    SELECT n, person, mix(xor(n::UBIGINT, ${seedKey}::UBIGINT)) AS key, ${bucketOf('person')} AS bucket
    FROM (SELECT n, 'p' || lpad(n::VARCHAR, 8, '0') AS person FROM range(${first}, ${end}) AS numbers(n))`;
}

export function writePeople(region: InventedRegion, buckets: readonly number[]): string {
  return `CREATE OR REPLACE TEMP TABLE someone AS
    WITH aged AS (${agedPeople(region, buckets)}),
    needy AS (${needyPeople(region)}),
    ailing AS (SELECT *, ${CONDITION_NAMES.map(condition).join(', ')} FROM needy)
    SELECT *, list_filter([${CONDITION_NAMES.map(conditionCode).join(', ')}], code -> code IS NOT NULL) AS codes,
      ${byAge(CONTACTS)} * (CASE WHEN sex = 'female' AND age BETWEEN 16 AND 64 THEN 125 ELSE 95 END) // 100
        * need // 100 * (400 + below(key, 12, 1200)) // 1000 * ${region.time.years} AS contacts_permille
    FROM ailing`;
}

function agedPeople({ time, places }: InventedRegion, buckets: readonly number[]): string {
  const bands = [...AGE_BANDS, [-1, 2 * time.years] as const];
  const list = `[${bands.flatMap(([age, times]) => Array.from({ length: times }, () => age)).join(', ')}]`;
  const start = `DATE '${startOf(time)}'`;
  const days = `(DATE '${endOf(time)}' - ${start})`;
  return `SELECT n, person, key, band < 0 AS is_born_here, greatest(0, band + below(key, 2, 5)) AS age,
      pick(key, 8, ${weightedNumbers(openAtStart(places, time))}) AS home,
      CASE WHEN band < 0 THEN ${start} + below(key, 3, ${days})
        ELSE ${start} - 1 - (band + below(key, 2, 5)) * 365 - (band + below(key, 2, 5)) // 4 - below(key, 3, 365) END AS born_on
    FROM (SELECT *, pick(key, 1, ${list}) AS band FROM number WHERE bucket IN (${buckets.join(', ')}))`;
}

function needyPeople({ time }: InventedRegion): string {
  const start = `DATE '${startOf(time)}'`;
  const days = `(DATE '${endOf(time)}' - ${start})`;
  return `SELECT a.* EXCLUDE (moves_in_on, might_die_on, might_leave_on, might_move_on), p.municipality,
      greatest(born_on, moves_in_on) AS listed_from,
      CASE WHEN NOT is_born_here AND chance(key, 6, least(900, ${byAge(DEATHS)} * ${time.years}))
        AND might_die_on > moves_in_on THEN might_die_on END AS died_on,
      CASE WHEN chance(key, 18, 10 * ${time.years}) AND might_leave_on > greatest(born_on, moves_in_on) + 30
        THEN might_leave_on END AS left_on,
      CASE WHEN chance(key, 19, 45 * ${time.years}) AND might_move_on > greatest(born_on, moves_in_on) + 30
        THEN might_move_on END AS moved_on
    FROM (SELECT *,
        CASE WHEN below(key, 4, 5000) = 0 THEN 'unknown'
          WHEN chance(key, 5, CASE WHEN age >= 80 THEN 590 ELSE 497 END) THEN 'female' ELSE 'male' END AS sex,
        pick(key, 9, [${NEEDS.join(', ')}]) AS need,
        CASE WHEN chance(key, 13, 10 * ${time.years}) THEN ${start} + below(key, 14, ${days})
          ELSE ${start} - 1 - below(key, 15, 2500) END AS moves_in_on,
        ${start} + below(key, 7, ${days}) AS might_die_on,
        ${start} + below(key, 16, ${days}) AS might_leave_on,
        ${start} + below(key, 17, ${days}) AS might_move_on
      FROM aged) a
    JOIN place p ON p.number = a.home`;
}

function condition(name: Condition): string {
  const purpose = 50 + CONDITION_NAMES.indexOf(name);
  return `chance(key, ${purpose}, ${byAge(CONDITIONS[name])} * (CASE WHEN need > 100 THEN 3 ELSE 2 END) // 2) AS ${name}`;
}

function conditionCode(name: Condition): string {
  const [usual, other] = CONDITION_CODES[name];
  const purpose = 70 + CONDITION_NAMES.indexOf(name);
  return `CASE WHEN ${name} THEN CASE WHEN chance(key, ${purpose}, 850) THEN '${usual}' ELSE '${other}' END END`;
}

/** Listings: at home, where one chose to move, where a closed place's people went, at a place that opened. */
export function writeStays({ time, places }: InventedRegion): string {
  const steady = weightedNumbers(steadyPlaces(places, time));
  return `CREATE OR REPLACE TEMP TABLE stay AS
    WITH moves AS (
      SELECT n, key, listed_from AS from_on, 0 AS precedence, chance(key, 36, 300) AS active_choice,
        CASE WHEN p.closes_on <= listed_from THEN coalesce(p.successor, pick(key, 33, ${steady})) ELSE home END AS unit
      FROM someone JOIN place p ON p.number = home
      UNION ALL
      SELECT n, key, moved_on, 1, true, pick(key, 31, ${steady}) FROM someone WHERE moved_on IS NOT NULL
      UNION ALL
      SELECT n, key, p.closes_on, 2, false,
        CASE WHEN p.successor IS NOT NULL AND chance(key, 32, 850) THEN p.successor ELSE pick(key, 33, ${steady}) END
      FROM someone JOIN place p ON p.number = home
      WHERE p.closes_on > listed_from AND p.closes_on < DATE '${endOf(time)}' AND (moved_on IS NULL OR moved_on > p.closes_on)
      UNION ALL
      SELECT n, key, p.opens_on + below(key, 34, 28), 3, true, p.number
      FROM someone s JOIN place p ON p.municipality = s.municipality
      WHERE p.opens_on > DATE '${startOf(time)}' AND p.opens_on > s.listed_from AND chance(key, 35, 140)
    ),
    kept AS (
      SELECT m.*, least(s.left_on, s.died_on + 1) AS ends_on FROM moves m JOIN someone s USING (n)
      WHERE from_on < coalesce(least(s.left_on, s.died_on + 1), DATE '9999-01-01')
        AND from_on < DATE '${endOf(time)}'
      QUALIFY row_number() OVER (PARTITION BY n, from_on ORDER BY precedence DESC) = 1
    ),
    changed AS (
      SELECT * FROM kept QUALIFY unit IS DISTINCT FROM lag(unit) OVER (PARTITION BY n ORDER BY from_on)
    ),
    spans AS (
      SELECT *, draw(key, 500 + unit) AS stay_key,
        least(lead(from_on) OVER (PARTITION BY n ORDER BY from_on), ends_on) AS to_on
      FROM changed
    )
    SELECT s.n, s.unit, s.from_on, s.to_on, s.active_choice, s.stay_key, p.id AS unit_id,
      below(s.stay_key, 1, p.doctors) AS own_doctor, below(s.stay_key, 2, p.doctors + 3) AS own_nurse
    FROM spans s JOIN place p ON p.number = s.unit`;
}

export function selectPersons(): string {
  return `SELECT person, sex, year(born_on) AS birth_year, month(born_on) AS birth_month, died_on, municipality
    FROM someone WHERE n IN (SELECT n FROM stay)`;
}

/** Of a thousand listings; those were never registered: the person seeks care at the unit without being listed. */
const WITHOUT_LISTING = 12;

export function selectListings(): string {
  return `SELECT s.person, t.unit_id AS unit, t.from_on, t.to_on, t.active_choice FROM stay t JOIN someone s USING (n)
    WHERE NOT chance(t.stay_key, 5, ${WITHOUT_LISTING})`;
}

/** Of a thousand listings; a share of those who have chosen long ago have no fixed doctor contact noted. */
const WITH_FIXED_DOCTOR = 460;

/** As known when the invented years are over: what begins later is not in the extract. */
export function selectDoctorContacts({ time }: InventedRegion): string {
  return `SELECT s.person, t.unit_id AS unit, ${staff('t.unit', 1, 't.own_doctor')} AS staff,
      t.from_on + below(t.stay_key, 4, 200) AS from_on, t.to_on
    FROM stay t JOIN someone s USING (n)
    WHERE chance(t.stay_key, 3, ${WITH_FIXED_DOCTOR})
      AND t.from_on + below(t.stay_key, 4, 200) < least(t.to_on, DATE '${endOf(time)}')`;
}

/** A pseudonym of someone who works at a place; `role` 1 doctor, 2 nurse, 3 others, 9 locum. */
export function staff(unit: string, role: number, number: string): string {
  return `'s' || lpad(((${unit} + 1) * 10000 + ${role} * 1000 + ${number})::VARCHAR, 7, '0')`;
}
