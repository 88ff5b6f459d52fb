// What happens to the invented people at their health centre: contacts, with diagnoses and measures. `events` spreads any
// kind of happening over the years, the seasons and the places where a person was listed. Read next: follow-ups.ts.
import type { LostMonth } from './places.ts';
import { endOf, startOf, steadyPlaces, weightedNumbers } from './places.ts';
import type { InventedRegion } from './population.ts';
import { staff } from './population.ts';

export interface Happening {
  readonly region: InventedRegion;
  readonly lost: LostMonth | null;
}

/** Months, each as often as care is sought in it: few in July, many in winter. */
const SEASON = [10, 9, 10, 9, 9, 8, 5, 8, 10, 10, 10, 8].flatMap((times, month) =>
  Array.from({ length: times }, () => month + 1),
);

/** One of each kind of happening has a number, so that draws for different things never meet. */
export const KINDS = {
  visit: 1,
  sugar: 2,
  pressure: 3,
  kidney: 4,
  lipids: 5,
  body: 6,
  smoking: 7,
  call: 8,
  alcoholForm: 9,
  moodForm: 10,
  lungForm: 11,
  infectionMedicine: 12,
  /** Regular medicines are numbered from here. */
  regularMedicine: 20,
} as const;

export interface EventKind {
  readonly kind: number;
  /** Which persons; SQL over `someone`. */
  readonly who: string;
  /** How many in all the years; SQL over `someone`. */
  readonly count: string;
}

/**
 * Rows of `someone` once per happening, with `slot`, `event` (its key), `day`, and the listing of that day: unit, unit_id,
 * own_doctor, own_nurse. Days outside all listings give no row: the unborn and the dead have no events.
 */
export function events({ region, lost }: Happening, { kind, who, count }: EventKind): string {
  const { time } = region;
  return `SELECT e.*, t.unit, t.unit_id, t.own_doctor, t.own_nurse
    FROM (SELECT *, CASE WHEN isodow(any_day) < 6 OR keeps_weekend THEN any_day
          WHEN day(any_day) < 4 THEN any_day + (8 - isodow(any_day))::INTEGER
          ELSE any_day - (isodow(any_day) - 5)::INTEGER END AS day
        FROM (SELECT *, first_day + below(event, 3, day(last_day(first_day))) AS any_day, chance(event, 4, 60) AS keeps_weekend
          FROM (SELECT *, make_date(${time.firstYear} + below(event, 1, ${time.years}), pick(event, 2, [${SEASON.join(', ')}]), 1) AS first_day
            FROM (SELECT *, draw(kind_key, 1 + slot) AS event
              FROM (SELECT *, draw(key, ${1_000 + kind}) AS kind_key, unnest(range(${count})) AS slot FROM someone WHERE ${who}))))) e
    JOIN stay t ON t.n = e.n AND e.day >= t.from_on AND (t.to_on IS NULL OR e.day < t.to_on)
    WHERE e.day >= DATE '${startOf(time)}' AND e.day < DATE '${endOf(time)}'${lostCondition(lost, 't.unit_id', 'e.day')}`;
}

/** The month that was never registered. */
function lostCondition(lost: LostMonth | null, unit: string, day: string): string {
  if (lost === null) return '';
  return ` AND NOT (${unit} = '${lost.unit}' AND ${day} >= DATE '${lost.month}-01' AND ${day} <= last_day(DATE '${lost.month}-01'))`;
}

function times(word: string, count: number): readonly string[] {
  return Array.from({ length: count }, () => `'${word}'`);
}

const PROFESSIONS = [
  ...times('doctor', 17),
  ...times('nurse', 21),
  ...times('physiotherapist', 4),
  ...times('psychologist', 2),
  ...times('midwife', 2),
  ...times('counsellor', 1),
  ...times('other', 3),
].join(', ');

const FORMS = [
  ...times('visit', 29),
  ...times('phone', 12),
  ...times('home', 2),
  ...times('video', 2),
  ...times('chat', 3),
  ...times('letter', 2),
].join(', ');

/** Days from the first contact, for those who are seen soon and for the others. */
const SOON_DAYS = '[0, 0, 0, 0, 1, 1, 1, 2, 2, 3]';

/**
 * All draws of a visit, as columns before they are used: in a CASE each would be worked out again for every branch that
 * names it, which took half the time.
 */
const VISIT_DRAWS = [
  'chance(event, 11, 50) AS is_elsewhere',
  `pick(event, 10, [${PROFESSIONS}]) AS any_profession`,
  'chance(event, 13, 600) AS is_control_by_doctor',
  `pick(event, 14, [${FORMS}]) AS any_form`,
  'chance(event, 30, 120) AS might_be_at_home',
  'chance(event, 15, 520) AS might_be_planned',
  'below(event, 16, 1000) AS newness',
  'below(event, 17, 1000) AS soonness',
  `pick(event, 18, ${SOON_DAYS}) AS short_wait`,
  'below(event, 19, 60) AS long_wait',
  'below(event, 24, 1000) AS staff_noted',
  'below(event, 25, 1000) AS own_staff',
  'below(event, 26, 1000) AS locum',
  'below(event, 27, 1000) AS any_staff',
].join(', ');

export function writeVisits(happening: Happening): string {
  const { region } = happening;
  const steady = weightedNumbers(steadyPlaces(region.places, region.time));
  // The first slots of a person with a lasting condition are its planned yearly controls.
  const seen = events(happening, {
    kind: KINDS.visit,
    who: 'true',
    count: `contacts_permille // 1000 + chance(key, 20, contacts_permille % 1000)::INTEGER
      + CASE WHEN len(codes) > 0 THEN ${region.time.years} ELSE 0 END`,
  });
  return `CREATE OR REPLACE TEMP TABLE visit AS
    WITH seen AS (${seen}),
    drawn AS (
      SELECT * EXCLUDE (unit, unit_id), unit AS listed_unit, pick(event, 12, ${steady}) AS other_unit, ${VISIT_DRAWS},
        len(codes) > 0 AND slot < ${region.time.years} AS is_control
      FROM seen
    ),
    placed AS (
      SELECT *, CASE WHEN is_elsewhere THEN other_unit ELSE listed_unit END AS unit,
        is_control OR might_be_planned AS is_planned
      FROM drawn
    ),
    met AS (
      SELECT v.*, p.id AS unit_id, p.doctors, p.loyalty, p.locums, p.soon, ${professionAndForm()},
        NOT is_control AND newness < CASE WHEN is_planned THEN 120 ELSE 750 END AS is_new_problem
      FROM placed v JOIN place p ON p.number = v.unit
      WHERE true${lostCondition(happening.lost, 'p.id', 'v.day')}
    )
    SELECT *, 'k' || lpad(n::VARCHAR, 8, '0') || lpad(slot::VARCHAR, 4, '0') AS contact,
      CASE WHEN is_new_problem AND soonness < soon THEN short_wait
        WHEN is_new_problem THEN 4 + long_wait // 3
        WHEN is_planned THEN 5 + long_wait ELSE long_wait % 3 END AS wait_days,
      ${staffOfVisit()} AS staff
    FROM met`;
}

function professionAndForm(): string {
  return `CASE WHEN is_control THEN CASE WHEN is_control_by_doctor THEN 'doctor' ELSE 'nurse' END
        WHEN any_profession = 'midwife' AND (sex <> 'female' OR age NOT BETWEEN 15 AND 60) THEN 'nurse'
        WHEN any_profession = 'psychologist' AND age < 6 THEN 'nurse' ELSE any_profession END AS profession,
      CASE WHEN is_control THEN 'visit' WHEN age >= 80 AND might_be_at_home THEN 'home' ELSE any_form END AS form`;
}

function staffOfVisit(): string {
  const isAtHome = 'unit = listed_unit';
  return `CASE WHEN staff_noted < 8 THEN NULL
      WHEN profession = 'doctor' AND ${isAtHome} AND own_staff < loyalty THEN ${staff('unit', 1, 'own_doctor')}
      WHEN profession = 'doctor' AND locum < locums THEN ${staff('unit', 9, 'any_staff % 25')}
      WHEN profession = 'doctor' THEN ${staff('unit', 1, 'any_staff % doctors')}
      WHEN profession = 'nurse' AND ${isAtHome} AND own_staff < 350 THEN ${staff('unit', 2, 'own_nurse')}
      WHEN profession = 'nurse' THEN ${staff('unit', 2, 'any_staff % (doctors + 3)')}
      ELSE ${staff('unit', 3, 'any_staff % 6')} END`;
}

/** Codes of what people come with, common ones more than once. */
const COMMON_CODES = `['J06.9', 'J06.9', 'J06.9', 'J20.9', 'H66.9', 'H10.9', 'J03.9', 'N30.0', 'N30.0', 'M54.5', 'M54.5', 'M54.9',
  'M25.5', 'M75.1', 'M17.9', 'L30.9', 'L30.9', 'L57.0', 'D22.9', 'K59.0', 'K21.9', 'R10.4', 'R51.9', 'R05.9', 'R53.9', 'G43.9',
  'H61.2', 'F43.9', 'F43.8', 'G47.0', 'E03.9', 'E78.5', 'Z00.0', 'Z71.9', 'B34.9', 'S93.4', 'T14.0', 'N95.1', 'R42.9', 'I83.9']`;

export function selectDiagnoses(): string {
  const code = (
    purpose: number,
  ) => `CASE WHEN len(codes) > 0 AND (is_control OR chance(event, ${purpose}, 350))
    THEN pick(event, ${purpose + 1}, codes) ELSE pick(event, ${purpose + 2}, ${COMMON_CODES}) END`;
  const row = (purpose: number, isMain: boolean) =>
    `contact, person, unit_id AS unit, day AS "on", ${code(purpose)} AS code, ${isMain} AS is_main`;
  return `SELECT ${row(40, true)} FROM visit
      WHERE is_control OR chance(event, 39, CASE profession WHEN 'doctor' THEN 900 WHEN 'nurse' THEN 350 ELSE 500 END)
    UNION ALL SELECT ${row(45, false)} FROM visit WHERE profession = 'doctor' AND chance(event, 44, 330)`;
}

/** KVÅ codes with who is given them and how many of a thousand such contacts. */
const MEASURES: readonly { readonly code: string; readonly who: string; readonly permille: number }[] = [
  { code: 'DV111', who: 'age >= 16', permille: 35 },
  { code: 'DV112', who: 'age >= 16', permille: 12 },
  { code: 'DV113', who: 'has_copd', permille: 90 },
  { code: 'DV121', who: 'age >= 16', permille: 22 },
  { code: 'DV131', who: 'age >= 16', permille: 40 },
  { code: 'DV132', who: 'age >= 16', permille: 18 },
  { code: 'DV133', who: 'has_diabetes OR has_hypertension', permille: 25 },
  { code: 'DV141', who: 'age >= 16', permille: 15 },
  { code: 'DV200', who: 'age >= 16', permille: 14 },
  { code: 'XV015', who: "age >= 75 AND profession = 'doctor'", permille: 150 },
  { code: 'XV016', who: "age >= 75 AND profession = 'doctor'", permille: 45 },
  { code: 'AG053', who: 'has_copd OR has_asthma', permille: 60 },
  { code: 'DU011', who: "profession = 'psychologist'", permille: 420 },
];

export function selectMeasures(): string {
  return MEASURES.map(
    ({ code, who, permille }, place) =>
      `SELECT contact, person, unit_id AS unit, day AS "on", '${code}' AS code FROM visit
       WHERE (${who}) AND chance(event, ${60 + place}, ${permille})`,
  ).join(' UNION ALL ');
}

export function selectContacts(): string {
  return `SELECT contact, person, unit_id AS unit,
      greatest(born_on, day - CASE WHEN is_new_problem THEN wait_days - wait_days // 3 ELSE wait_days END) AS booked_on,
      CASE WHEN is_new_problem THEN greatest(born_on, day - wait_days) END AS sought_on,
      day AS visited_on, form, profession, staff, is_planned, is_new_problem,
      profession <> 'other' AND NOT chance(event, 28, 15) AS is_licensed,
      is_new_problem AND wait_days > 3 AND chance(event, 29, 90) AS is_patient_chosen_wait
    FROM visit`;
}
