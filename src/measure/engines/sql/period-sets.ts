// Booleans about persons as sets of periods: bit i is set where the boolean holds in period i. A person then has one row
// instead of one for each period, and thirty-six months are compared in one step. Written as DuckDB writes it: only an engine
// whose layout has period sets asks for them. Read next: set-subjects.ts (how they are counted).
import type { BooleanExpression } from '../../model/expression.ts';
import { requireTables } from './booleans.ts';
import { quoteName } from './dialect.ts';
import { PERIOD_ALONE } from './period-bits.ts';
import type { Compiler, Joined, SqlScene } from './scene.ts';
import { noteJoin, openScene, PERIOD, PERSON, tablesIn, writePersons } from './scene.ts';

/** The periods in which a boolean about persons holds; never NULL. */
export function setSql(expression: BooleanExpression, scene: SqlScene, compiler: Compiler): string {
  switch (expression.kind) {
    case 'always':
      return compiler.everyPeriod;
    case 'not':
      return `(${compiler.everyPeriod} - ${setSql(expression.of, scene, compiler)})`;
    case 'all-of':
      return combined(expression.of, ' & ', compiler.everyPeriod, (part) => setSql(part, scene, compiler));
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
  return joinSets(JSON.stringify(expression), null, { own, where }, scene, compiler);
}

/** As `collectSet`, of a value instead of a boolean: the table has it as `value`. null where that takes other tables. */
export function collectValueSets(
  value: string,
  own: SqlScene,
  scene: SqlScene,
  compiler: Compiler,
): Joined | null {
  return own.notes.joins.size > 0 ? null : joinSets(value, value, { own, where: [] }, scene, compiler);
}

function joinSets(
  what: string,
  value: string | null,
  { own, where }: { readonly own: SqlScene; readonly where: readonly string[] },
  scene: SqlScene,
  compiler: Compiler,
): Joined {
  const { layout } = compiler;
  const isOfPersonAlone = own.notes.joins.size === 0;
  const keys = isOfPersonAlone ? [...own.notes.personColumns] : [layout.column];
  const distinct = keys.map((key) => `${PERSON}.${quoteName(key)}`).join(', ');
  const persons = `from (select distinct ${distinct} from person ${PERSON}) ${PERSON}\n  cross join period ${PERIOD}`;
  const ofPersons = keys.length === 0 ? `from period ${PERIOD}` : persons;
  const columns = [
    ...keys.map((key) => [`${PERSON}.${quoteName(key)}`, quoteName(key)]),
    ...(value === null ? [] : [[value, 'value']]),
  ];
  const named = columns.map(([column, as]) => `${column} as ${as}, `).join('');
  const name = compiler.once(what, () => ({
    select:
      `select ${named}bit_or(${PERIOD_ALONE}) as bits\n  ${isOfPersonAlone ? ofPersons : writePersons(own, layout)}` +
      `\n  where ${where.join(' and ') || 'true'}` +
      (columns.length === 0 ? '' : `\n  group by ${columns.map(([column]) => column).join(', ')}`),
    needs: tablesIn(own),
  }));
  if (isOfPersonAlone) for (const key of keys) scene.notes.personColumns.add(key);
  const owner = isOfPersonAlone ? PERSON : scene.owner;
  const equals = isOfPersonAlone ? 'is not distinct from' : '=';
  const same = keys.map((key) => `${name}.${quoteName(key)} ${equals} ${owner}.${quoteName(key)}`);
  return { alias: name, table: name, on: same.join(' and ') || 'true', dependsOnPeriod: false };
}
