// Booleans about persons as sets of periods: bit i is set where the boolean holds in period i. A person then has one row
// instead of one for each period, and thirty-six months are compared in one step. Written as DuckDB writes it: only an engine
// whose layout has period sets asks for them. Read next: set-subjects.ts (how they are counted).
import type { BooleanExpression } from '../../model/expression.ts';
import { requireTables } from './booleans.ts';
import { quoteName } from './dialect.ts';
import type { Compiler, Joined, SqlScene } from './scene.ts';
import { noteJoin, openScene, PERIOD, PERSON, tablesIn, writePersons } from './scene.ts';
import type { StatementTable } from './statement.ts';

/** As many as there are bits in a 64-bit integer beside its sign. */
export const MOST_PERIODS_IN_SET = 63;

/** The period that a row is about, alone. */
export function aloneIn(row: string): string {
  return `(cast(1 as bigint) << ${row}.i)`;
}

/** The period in view, alone. */
export const PERIOD_ALONE = aloneIn(PERIOD);

/** Every period, and more: who has it has the periods that are asked for. */
export const EVERY_PERIOD = String(2n ** BigInt(MOST_PERIODS_IN_SET) - 1n);

export function setsOfDays(days: string): string {
  return `${days}_sets`;
}

/** The periods that each day is inside. */
export function writeSetsOfDays(days: string): StatementTable {
  const select = `select ${PERIOD}.on_day as on_day, bit_or(${PERIOD_ALONE}) as bits from ${days} ${PERIOD}\n  group by ${PERIOD}.on_day`;
  return { name: setsOfDays(days), select, needs: [days] };
}

export function setOfRows(table: string): string {
  return `${table}_set`;
}

/** The periods in which a boolean about persons holds; never NULL. */
export function setSql(expression: BooleanExpression, scene: SqlScene, compiler: Compiler): string {
  switch (expression.kind) {
    case 'always':
      return EVERY_PERIOD;
    case 'not':
      return `(${EVERY_PERIOD} - ${setSql(expression.of, scene, compiler)})`;
    case 'all-of':
      return combined(expression.of, ' & ', EVERY_PERIOD, (part) => setSql(part, scene, compiler));
    case 'any-of':
      return combined(expression.of, ' | ', '0', (part) => setSql(part, scene, compiler));
    case 'exists':
    case 'during':
    case 'linked':
    case 'is-known':
    case 'compare-numbers':
    case 'compare-dates':
    case 'same-text':
    case 'text-in':
    case 'integer-in':
    case 'code-in':
    case 'boolean-column':
      return compiler.set(expression, scene);
  }
}

function combined<Part>(
  parts: readonly Part[],
  between: string,
  whenNone: string,
  write: (part: Part) => string,
): string {
  return parts.length === 0 ? whenNone : `(${parts.map(write).join(between)})`;
}

export function readSet(joined: Joined, scene: SqlScene): string {
  noteJoin(scene, joined);
  return `coalesce(${joined.alias}.bits, 0)`;
}

/** Asked for each person and period, or, where it depends on no more than columns of the person, for each of their values. */
export function collectSet(expression: BooleanExpression, scene: SqlScene, compiler: Compiler): Joined {
  const own = openScene(null);
  const where = requireTables(expression, own, compiler);
  const isOfPersonAlone = own.notes.joins.size === 0;
  const { column } = compiler.layout;
  const keys = isOfPersonAlone ? [...own.notes.personColumns] : [column];
  const named = keys.map((key) => `${PERSON}.${quoteName(key)} as ${quoteName(key)}, `).join('');
  const by = keys.map((key) => `${PERSON}.${quoteName(key)}`).join(', ');
  const persons = `from (select distinct ${by} from person ${PERSON}) ${PERSON}\n  cross join period ${PERIOD}`;
  const ofPersons = keys.length === 0 ? `from period ${PERIOD}` : persons;
  const from = isOfPersonAlone ? ofPersons : writePersons(own, compiler.layout);
  const grouped = keys.length === 0 ? '' : `\n  group by ${by}`;
  const name = compiler.once(JSON.stringify(expression), () => ({
    select: `select ${named}bit_or(${PERIOD_ALONE}) as bits\n  ${from}\n  where ${where.join(' and ') || 'true'}${grouped}`,
    needs: tablesIn(own),
  }));
  if (isOfPersonAlone) for (const key of keys) scene.notes.personColumns.add(key);
  const owner = isOfPersonAlone ? PERSON : scene.owner;
  const equals = isOfPersonAlone ? 'is not distinct from' : '=';
  const same = keys.map((key) => `${name}.${quoteName(key)} ${equals} ${owner}.${quoteName(key)}`);
  return { alias: name, table: name, on: same.join(' and ') || 'true', dependsOnPeriod: false };
}
