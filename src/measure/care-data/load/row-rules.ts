// What must hold in one row, as data: SQL that is true where it does not. Derived from the contract's columns where it can
// be, written by hand where it is a rule of the world. Several tables share most rules. Rules that need more than a row (and
// its person and unit) are in set-rules.ts.
import type { Problem } from '../../../core/problem.ts';
import { quoteName, quoteText } from '../care-session.ts';
import { CODE_FORMS, IS_UNKNOWN_KIND } from '../codes.ts';
import { MEASUREMENT_KINDS } from '../measurement-kinds.ts';
import type { CareColumn, CareTable, CareTableName } from '../tables.ts';
import { CARE_TABLES } from '../tables.ts';

export interface RowRule {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly column: string;
  /**
   * SQL over the row `t`, its person `p` (person_born_on, person_died_on, is_known_person) and unit `u` (is_known_unit,
   * unit_opens_on, unit_closes_on); true: something is wrong.
   */
  readonly when: string;
  readonly message: string;
  readonly hint: string;
  /** Whether the cell's text helps and may be repeated: codes and dates, never what names a person. */
  readonly isShown: boolean;
}

/** Deaths become known and letters go out for a while: later than this something is wrong. A month is what is usual. */
const DAYS_AFTER_DEATH = 30;

export function rowRules(table: CareTableName, today: string): readonly RowRule[] {
  const { columns, shape }: CareTable = CARE_TABLES[table];
  return [
    ...columns.flatMap(columnRules),
    ...columns.filter(({ type }) => type === 'date' || type === 'timestamp').flatMap(oldestRules),
    ...(shape.kind === 'person' ? personRules(today) : []),
    ...(shape.kind === 'event' ? eventRules(shape.on, columns, today) : []),
    ...(shape.kind === 'span' ? spanRules(shape.from, shape.to, today) : []),
    ...unitRules(columns, shape),
    ...OWN_RULES[table],
  ];
}

function rule(
  code: string,
  column: string,
  when: string,
  message: string,
  hint: string,
  more: { readonly severity?: Problem['severity']; readonly isShown?: boolean } = {},
): RowRule {
  return {
    code,
    column,
    when,
    message,
    hint,
    severity: more.severity ?? 'error',
    isShown: more.isShown ?? true,
  };
}

function columnRules({ name, isNullable, references, allowed, range }: CareColumn): readonly RowRule[] {
  const cell = `t.${quoteName(name)}`;
  const rules: RowRule[] = [];
  if (!isNullable)
    rules.push(
      rule(
        'empty',
        name,
        `${cell} IS NULL AND NOT ${isUnread(name)}`,
        'Cellen är tom.',
        'Kolumnen måste ha ett värde i varje rad.',
        { isShown: false },
      ),
    );
  if (allowed !== null)
    rules.push(
      rule(
        'not-allowed',
        name,
        `${cell} NOT IN (${allowed.map(quoteText).join(', ')})`,
        'Värdet är inte ett av dem som kolumnen kan ha.',
        `Tillåtna värden: ${allowed.join(', ')}.`,
      ),
    );
  if (range !== null)
    rules.push(
      rule(
        'out-of-range',
        name,
        `${cell} NOT BETWEEN ${range.least} AND ${range.most}`,
        'Värdet är omöjligt.',
        `Det ska ligga mellan ${range.least} och ${range.most}.`,
      ),
    );
  if (references === 'person')
    rules.push(
      rule(
        'unknown-person',
        name,
        `${cell} IS NOT NULL AND is_known_person IS NULL`,
        'Personen finns inte i tabellen person.',
        'Ta med personen i tabellen person, eller ta bort raden.',
        { isShown: false },
      ),
    );
  if (references === 'unit')
    rules.push(
      rule(
        'unknown-unit',
        name,
        `${cell} IS NOT NULL AND is_known_unit IS NULL`,
        'Enheten finns inte i regionens organisation.',
        'Använd enhetens id i organisationen, eller lägg till enheten där.',
      ),
    );
  return rules;
}

/** The cell has a text that could not be read: that is told already. */
function isUnread(name: string): string {
  return `(t.wrong IS NOT NULL AND list_contains(list_transform(t.wrong, cell -> cell.col), ${quoteText(name)}))`;
}

/** Nobody who is followed up was born earlier. */
function oldestRules({ name }: CareColumn): readonly RowRule[] {
  return [
    rule(
      'impossible-date',
      name,
      `t.${quoteName(name)} < DATE '1890-01-01' OR t.${quoteName(name)} >= DATE '2200-01-01'`,
      'Datumet är orimligt.',
      'Kontrollera årtalet.',
    ),
  ];
}

/** The first day of the birth month; null for a month that no year has. Over a row of person named `t`. */
export const BORN_ON = `TRY_CAST(t.birth_year || '-' || lpad(t.birth_month::VARCHAR, 2, '0') || '-01' AS DATE)`;

function personRules(today: string): readonly RowRule[] {
  return [
    rule(
      'future',
      'birth_year',
      `${BORN_ON} > DATE '${today}'`,
      'Födelsemånaden ligger i framtiden.',
      'Kontrollera födelseåret.',
    ),
    rule(
      'future',
      'died_on',
      `t.died_on > DATE '${today}'`,
      'Dödsdagen ligger i framtiden.',
      'Kontrollera datumet.',
    ),
    rule(
      'before-birth',
      'died_on',
      `t.died_on < ${BORN_ON}`,
      'Dödsdagen är före födelsemånaden.',
      'Kontrollera datumet och födelseåret.',
    ),
  ];
}

function eventRules(on: string, columns: readonly CareColumn[], today: string): readonly RowRule[] {
  const day = `CAST(t.${quoteName(on)} AS DATE)`;
  const future = rule(
    'future',
    on,
    `${day} > DATE '${today}'`,
    'Datumet ligger i framtiden.',
    `Ett utdrag som görs ${today} kan inte veta det.`,
  );
  if (!columns.some(({ name }) => name === 'person')) return [future];
  return [
    future,
    rule(
      'before-birth',
      on,
      `${day} < person_born_on`,
      'Det hände före personens födelsemånad.',
      'Kontrollera datumet och personens födelseår.',
    ),
    rule(
      'after-death',
      on,
      `${day} > person_died_on + ${DAYS_AFTER_DEATH}`,
      'Det hände efter personens död.',
      'Kontrollera datumet och dödsdagen.',
    ),
    rule(
      'after-death',
      on,
      `${day} > person_died_on AND ${day} <= person_died_on + ${DAYS_AFTER_DEATH}`,
      'Det registrerades efter personens död.',
      `Upp till ${DAYS_AFTER_DEATH} dagar är vanligt och tas emot.`,
      { severity: 'warning' },
    ),
  ];
}

function spanRules(from: string, to: string, today: string): readonly RowRule[] {
  const start = `t.${quoteName(from)}`;
  const end = `t.${quoteName(to)}`;
  return [
    rule('future', from, `${start} > DATE '${today}'`, 'Tiden börjar i framtiden.', 'Kontrollera datumet.', {
      severity: 'warning',
    }),
    rule(
      'before-birth',
      from,
      `${start} < person_born_on`,
      'Tiden börjar före personens födelsemånad.',
      'Kontrollera datumet och personens födelseår.',
    ),
    rule(
      'after-death',
      from,
      `${start} > person_died_on`,
      'Tiden börjar efter personens död.',
      'Kontrollera datumet och dödsdagen.',
    ),
    rule(
      'empty-span',
      to,
      `${end} <= ${start}`,
      'Tiden slutar innan den börjar.',
      `${to} är dagen efter den sista och måste vara senare än ${from}.`,
    ),
  ];
}

/** Care at a unit that is not open is told, not refused: organisations change on paper before or after they do in systems. */
function unitRules(columns: readonly CareColumn[], shape: CareTable['shape']): readonly RowRule[] {
  if (!columns.some(({ name }) => name === 'unit') || shape.kind !== 'event') return [];
  const day = `CAST(t.${quoteName(shape.on)} AS DATE)`;
  return [
    rule(
      'unit-not-open',
      'unit',
      `${day} < unit_opens_on OR ${day} >= unit_closes_on`,
      'Enheten fanns inte den dagen enligt organisationen.',
      'Kontrollera enheten, eller rätta dess tid i organisationen.',
      { severity: 'warning' },
    ),
  ];
}

function codeRule(table: CareTableName): readonly RowRule[] {
  const form = CODE_FORMS[table];
  if (form === undefined) return [];
  const message = `Koden har inte den form som ${form.system} har.`;
  const hint = 'Raden tas emot, men ingen indikator räknar den.';
  return [rule('unknown-code', 'code', form.isUnknown, message, hint, { severity: 'warning' })];
}

const kinds = Object.entries(MEASUREMENT_KINDS);
const byKind = (pick: (kind: (typeof kinds)[number][1]) => string) =>
  `CASE t.kind ${kinds.map(([name, kind]) => `WHEN ${quoteText(name)} THEN ${pick(kind)}`).join(' ')} END`;
const before = (early: string, late: string, words: string): RowRule =>
  rule('wrong-order', early, `t.${early} > t.${late}`, words, `${early} kan inte vara senare än ${late}.`);

/** Rules that only one table has. */
const OWN_RULES: Readonly<Record<CareTableName, readonly RowRule[]>> = {
  person: [],
  listing: [],
  doctor_contact: [],
  contact: [
    before('booked_on', 'visited_on', 'Tiden bokades efter besöket.'),
    before('sought_on', 'visited_on', 'Personen sökte efter besöket.'),
  ],
  diagnosis: codeRule('diagnosis'),
  measure: codeRule('measure'),
  measurement: [
    rule(
      'impossible-value',
      'value',
      `t.value NOT BETWEEN ${byKind(({ least }) => String(least))} AND ${byKind(({ most }) => String(most))}`,
      'Mätvärdet är omöjligt.',
      'Kontrollera värdet och dess enhet.',
    ),
    rule(
      'unknown-code',
      'kind',
      IS_UNKNOWN_KIND,
      'Mätningen är okänd.',
      `Kända mätningar: ${kinds.map(([name]) => name).join(', ')}.`,
      { severity: 'warning' },
    ),
    rule(
      'unexpected-unit',
      'unit_of_value',
      `t.unit_of_value <> ${byKind(({ unit }) => quoteText(unit))}`,
      'Enheten är inte den väntade.',
      `Väntade enheter: ${kinds.map(([name, { unit }]) => `${name} ${unit}`).join(', ')}.`,
      { severity: 'warning' },
    ),
  ],
  medicine: codeRule('medicine'),
  call: [
    rule(
      'wrong-order',
      'answered_on',
      't.answered_on < CAST(t.called_at AS DATE)',
      'Samtalet besvarades innan personen ringde.',
      'answered_on kan inte vara före called_at.',
    ),
    rule(
      'contradiction',
      'is_same_day',
      't.is_same_day <> (t.answered_on IS NOT NULL AND t.answered_on = CAST(t.called_at AS DATE))',
      'is_same_day stämmer inte med datumen.',
      'Den ska vara true när answered_on är samma dag som called_at, annars false.',
    ),
  ],
  questionnaire_item: [],
  child_health: [],
  care_home: [],
};
