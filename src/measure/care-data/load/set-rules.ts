// What must hold between rows: names that are unique, references to contacts, listings that do not overlap, no extract twice
// in the same folder. Each is a statement that gives the offending rows as `row` (and `shown`, null where nothing is shown).
import type { Problem } from '../../../core/problem.ts';
import { quoteName } from '../care-session.ts';
import type { CareTable, CareTableName } from '../tables.ts';
import { CARE_TABLES } from '../tables.ts';

export interface SetRule {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly column: string;
  readonly select: string;
  readonly message: string;
  readonly hint: string;
}

/**
 * Two equal rows can be true (two packages dispensed on one day); more than one in a hundred is an extract that lies twice in
 * the folder or a join gone wrong, and every count would be too high.
 */
export const MOST_EQUAL_ROWS = 0.01;

/** `nameOf` gives the table that holds a table's rows while they are checked. */
export function setRules(table: CareTableName, nameOf: (table: CareTableName) => string): readonly SetRule[] {
  const { id, columns }: CareTable = CARE_TABLES[table];
  const staged = nameOf(table);
  const rules: SetRule[] = [];
  if (id !== null) rules.push(uniqueRule(id, staged));
  else
    rules.push(
      equalRowsRule(
        columns.map(({ name }) => name),
        staged,
      ),
    );
  if (columns.some(({ references }) => references === 'contact'))
    rules.push(...contactRules(staged, nameOf('contact')));
  if (table === 'listing') rules.push(overlapRule(staged));
  return rules;
}

function uniqueRule(id: string, staged: string): SetRule {
  const name = quoteName(id);
  return {
    code: 'duplicate',
    severity: 'error',
    column: id,
    select: `SELECT t.rowid AS row, NULL AS shown FROM ${staged} t
      WHERE t.${name} IN (SELECT ${name} FROM ${staged} WHERE ${name} IS NOT NULL GROUP BY ${name} HAVING count(*) > 1)`,
    message: 'Samma id finns i flera rader.',
    hint: `${id} ska vara unik i tabellen. Kontrollera att utdraget inte ligger två gånger i mappen.`,
  };
}

/** All rows of a group of equal ones but the first. */
function equalRowsRule(columns: readonly string[], staged: string): SetRule {
  return {
    code: 'equal-rows',
    severity: 'warning',
    column: columns[0] ?? '',
    select: `SELECT rowid AS row, NULL AS shown FROM ${staged} t
      WHERE hash(${columns.map((name) => `t.${quoteName(name)}`).join(', ')}) IN (SELECT of_row FROM
        (SELECT hash(${columns.map(quoteName).join(', ')}) AS of_row FROM ${staged}) GROUP BY of_row HAVING count(*) > 1)
      QUALIFY row_number() OVER (PARTITION BY ${columns.map((name) => `t.${quoteName(name)}`).join(', ')} ORDER BY rowid) > 1`,
    message: 'Raden är helt lik en annan.',
    hint: 'Båda räknas. Kontrollera att utdraget inte har dubbletter.',
  };
}

function contactRules(staged: string, contacts: string): readonly SetRule[] {
  return [
    {
      code: 'unknown-contact',
      severity: 'error',
      column: 'contact',
      select: `SELECT t.rowid AS row, NULL AS shown FROM ${staged} t ANTI JOIN ${contacts} c ON c.contact = t.contact
        WHERE t.contact IS NOT NULL`,
      message: 'Kontakten finns inte i tabellen contact.',
      hint: 'Ta med kontakten i tabellen contact, eller lämna cellen tom.',
    },
    {
      code: 'contradiction',
      severity: 'error',
      column: 'person',
      select: `SELECT t.rowid AS row, NULL AS shown FROM ${staged} t JOIN ${contacts} c ON c.contact = t.contact
        WHERE c.person <> t.person`,
      message: 'Kontakten är en annan persons.',
      hint: 'Kontrollera hur utdraget kopplar raden till kontakten.',
    },
  ];
}

function overlapRule(staged: string): SetRule {
  return {
    code: 'overlap',
    severity: 'error',
    column: 'from_on',
    select: `SELECT row, shown FROM (
        SELECT t.rowid AS row, CAST(from_on AS VARCHAR) AS shown, from_on,
          max(coalesce(to_on, DATE '9999-12-31')) OVER (PARTITION BY person ORDER BY from_on, t.rowid
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier_ends_on
        FROM ${staged} t WHERE person IS NOT NULL AND from_on IS NOT NULL
      ) WHERE earlier_ends_on > from_on`,
    message: 'Personen är redan listad på en enhet den dagen.',
    hint: 'En person är listad på en enhet åt gången: to_on är dagen efter den sista, alltså samma dag som nästa from_on.',
  };
}
