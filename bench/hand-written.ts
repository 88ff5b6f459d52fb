// Three measures as somebody who knows the tables would write them in DuckDB's SQL, with the windows and conditions of the
// catalogue's definitions, by unit and month: what the generated statements are compared with. Each answers with the columns
// i, by_unit, population (also those who are left out), denominator and numerator (of a mean: the mean), so that it can be seen
// that both count the same.
import type { Period } from '../src/core/period.ts';

export interface HandWritten {
  /** In the catalogue. */
  readonly indicatorId: string;
  readonly sql: (periods: readonly Period[]) => string;
}

const monthsSql = (periods: readonly Period[]) =>
  `period(i, start_on, end_on) AS (VALUES ${periods.map(({ start, end }, i) => `(${i}, DATE '${start}', DATE '${end}')`).join(', ')})`;

/** On the period's last day; those who have died by then are not listed. */
const LISTED = `listed AS (
    SELECT p.i, p.end_on, l.person, l.unit FROM period p
    JOIN listing l ON l.from_on < p.end_on AND (l.to_on IS NULL OR l.to_on >= p.end_on))`;

export const HAND_WRITTEN: readonly HandWritten[] = [
  {
    indicatorId: 'kontinuitet-lakare',
    sql: (periods) => `WITH ${monthsSql(periods)}, ${LISTED},
  per_doctor AS (
    SELECT l.i, l.unit, l.person, c.staff, count(*) AS n
    FROM listed l JOIN contact c ON c.person = l.person AND c.unit = l.unit
      AND c.visited_on >= l.end_on - INTERVAL 18 MONTH AND c.visited_on < l.end_on
    WHERE c.profession = 'doctor' AND c.form IN ('visit', 'home') AND c.staff IS NOT NULL
    GROUP BY ALL),
  per_person AS (
    SELECT i, unit, person, sum(n) AS n, sum(n * n) AS squares FROM per_doctor GROUP BY ALL HAVING sum(n) >= 3)
  SELECT i, unit AS by_unit, count(*) AS population, count(*) AS denominator, avg((squares - n) / (n * (n - 1))) AS numerator
  FROM per_person GROUP BY ALL`,
  },
  {
    indicatorId: 'hba1c-over-70',
    sql: (periods) => `WITH ${monthsSql(periods)}, ${LISTED},
  diabetic AS (
    SELECT DISTINCT p.i, d.person FROM period p JOIN diagnosis d
      ON d."on" >= p.end_on - INTERVAL 60 MONTH AND d."on" < p.end_on
    WHERE replace(d.code, '.', '') LIKE 'E11%'),
  latest AS (
    SELECT p.i, m.person, arg_max(m.value, (m."on", m.value)) AS value
    FROM period p JOIN measurement m ON m."on" >= p.end_on - INTERVAL 18 MONTH AND m."on" < p.end_on
    WHERE m.kind = 'hba1c' GROUP BY ALL)
  SELECT l.i, l.unit AS by_unit, count(*) AS population, count(v.value) AS denominator,
    count(*) FILTER (WHERE v.value > 70) AS numerator
  FROM listed l JOIN person q ON q.person = l.person JOIN diabetic d ON d.i = l.i AND d.person = l.person
    LEFT JOIN latest v ON v.i = l.i AND v.person = l.person
  WHERE 12 * (year(l.end_on - 1) - q.birth_year) + month(l.end_on - 1) - q.birth_month >= 216
  GROUP BY ALL`,
  },
  {
    indicatorId: 'bedomning-tre-dagar',
    sql: (periods) => `WITH ${monthsSql(periods)}
  SELECT p.i, c.unit AS by_unit, count(*) AS population,
    count(*) FILTER (WHERE NOT coalesce(c.is_patient_chosen_wait, false)) AS denominator,
    count(*) FILTER (WHERE NOT coalesce(c.is_patient_chosen_wait, false) AND c.visited_on - c.sought_on <= 3) AS numerator
  FROM contact c JOIN period p ON c.visited_on >= p.start_on AND c.visited_on < p.end_on
  WHERE c.is_new_problem AND c.is_licensed AND c.sought_on IS NOT NULL
  GROUP BY ALL`,
  },
];
