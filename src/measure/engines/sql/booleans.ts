// Booleans as SQL. A boolean is never missing (model/expression.ts), so what SQL would leave unknown is false.

import { plainCode } from '../../model/code-lists.ts';
import type {
  BooleanExpression,
  CodeList,
  ComparisonOperator,
  ValueExpression,
} from '../../model/expression.ts';
import { readByType } from '../../model/value-types.ts';
import { existsIn } from './lookup.ts';
import type { Compiler, SqlScene } from './scene.ts';
import { noteAll, openScene } from './scene.ts';
import { columnOf } from './values.ts';

const OPERATORS = {
  '<': '<',
  '≤': '<=',
  '=': '=',
  '≥': '>=',
  '>': '>',
} as const satisfies Record<ComparisonOperator, string>;

export function booleanSql(expression: BooleanExpression, scene: SqlScene, compiler: Compiler): string {
  switch (expression.kind) {
    case 'always':
      return 'true';
    case 'all-of':
      return joined(expression.of, ' and ', 'true', (part) => compiler.boolean(part, scene));
    case 'any-of':
      return joined(expression.of, ' or ', 'false', (part) => compiler.boolean(part, scene));
    case 'not':
      return `(not ${compiler.boolean(expression.of, scene)})`;
    case 'is-known':
      return compiler.condition(expression, scene);
    case 'linked':
    case 'exists':
    case 'during':
    case 'compare-numbers':
    case 'compare-dates':
    case 'same-text':
    case 'text-in':
    case 'integer-in':
    case 'code-in':
    case 'boolean-column':
      return `coalesce(${compiler.condition(expression, scene)}, false)`;
  }
}

/** As `booleanSql`, but NULL where something is missing: for WHERE, which takes that as false. */
export function conditionSql(expression: BooleanExpression, scene: SqlScene, compiler: Compiler): string {
  switch (expression.kind) {
    case 'always':
    case 'not':
      return compiler.boolean(expression, scene);
    case 'all-of':
      return joined(expression.of, ' and ', 'true', (part) => compiler.condition(part, scene));
    case 'any-of':
      return joined(expression.of, ' or ', 'false', (part) => compiler.condition(part, scene));
    case 'compare-numbers':
      return `(${compiler.number(expression.left, scene)} ${OPERATORS[expression.operator]} ${compiler.number(expression.right, scene)})`;
    case 'compare-dates':
      return `(${compiler.date(expression.left, scene)} ${OPERATORS[expression.operator]} ${compiler.date(expression.right, scene)})`;
    case 'same-text':
      return `(${compiler.text(expression.left, scene)} = ${compiler.text(expression.right, scene)})`;
    case 'text-in':
      return oneOf(compiler.text(expression.text, scene), expression.among.map(compiler.dialect.text));
    case 'integer-in':
      return oneOf(compiler.integer(expression.integer, scene), expression.among.map(String));
    case 'code-in':
      return codeIn(expression, scene, compiler);
    case 'boolean-column':
      return columnOf(expression.of, expression.column, scene);
    case 'is-known':
      return `(${valueSql(expression.value, scene, compiler)} is not null)`;
    case 'exists':
      return `(${compiler.aggregate(expression.among, scene, () => 'count(*)')} > 0)`;
    case 'during':
      return `(${compiler.span({ ...expression, read: { kind: 'count' } }, scene)} > 0)`;
    case 'linked':
      return linked(expression, scene, compiler);
  }
}

function linked(
  expression: Extract<BooleanExpression, { readonly kind: 'linked' }>,
  scene: SqlScene,
  compiler: Compiler,
): string {
  const { dialect, layout } = compiler;
  const { column } = layout;
  const asking = dialect.arrays === null ? scene : { ...scene, row: scene.asking ?? scene.row };
  const keys = {
    contact: columnOf('row', 'contact', asking),
    [column]: columnOf('row', column, asking),
  };
  const where = (_row: string, inner: SqlScene) => compiler.condition(expression.where, inner);
  return existsIn({ table: expression.table, keys, where }, scene, compiler);
}

function codeIn(
  { code, list }: Extract<BooleanExpression, { readonly kind: 'code-in' }>,
  scene: SqlScene,
  compiler: Compiler,
): string {
  const written = compiler.text(code, scene);
  const isOfRow = code.kind === 'text-column' && code.of === 'row' && code.column === 'code';
  const codes = isOfRow && scene.row !== null ? compiler.layout.codesOf(scene.row.table) : null;
  if (codes === null) return isIn(written, list, compiler);
  return `(${written} in (select code from ${codes} where ${isIn('code', list, compiler)}))`;
}

function isIn(code: string, list: CodeList, { dialect }: Compiler): string {
  const plain = `replace(${code}, '.', '')`;
  const beginnings = (codes: readonly string[]) =>
    codes.map((beginning) => dialect.startsWith(plain, dialect.text(plainCode(beginning))));
  const wanted = [
    ...(list.exact.length > 0 ? [oneOf(plain, list.exact.map(plainCode).map(dialect.text))] : []),
    ...beginnings(list.under),
  ];
  if (wanted.length === 0) return 'false';
  const unwanted = beginnings(list.except);
  return `((${wanted.join(' or ')})${unwanted.map((one) => ` and not ${one}`).join('')})`;
}

function valueSql(expression: ValueExpression, scene: SqlScene, compiler: Compiler): string {
  return readByType(expression, {
    date: (date) => compiler.date(date, scene),
    number: (number) => compiler.number(number, scene),
    text: (text) => compiler.text(text, scene),
  });
}

function oneOf(value: string, among: readonly string[]): string {
  return among.length === 0 ? 'false' : `(${value} in (${among.join(', ')}))`;
}

function joined<Part>(
  parts: readonly Part[],
  between: string,
  whenNone: string,
  write: (part: Part) => string,
): string {
  return parts.length === 0 ? whenNone : `(${parts.map(write).join(between)})`;
}

/** The conditions that must all hold. */
export function partsOf(expression: BooleanExpression): readonly BooleanExpression[] {
  return expression.kind === 'all-of' ? expression.of.flatMap(partsOf) : [expression];
}

/** Conditions for WHERE. Whom a table has no row for is left out when the table must have one: that is a join and no condition. */
export function requireTables(
  expression: BooleanExpression,
  scene: SqlScene,
  compiler: Compiler,
): readonly string[] {
  return partsOf(expression).flatMap((part) => {
    const own = openScene(scene.row);
    const condition = compiler.condition(part, own);
    noteAll(scene, own);
    const [table] = own.notes.joins.keys();
    const isTableAlone =
      (part.kind === 'exists' || part.kind === 'during') && condition.startsWith(`(${table}.`);
    if (!isTableAlone || table === undefined) return condition === 'true' ? [] : [condition];
    scene.notes.required.add(table);
    return [];
  });
}
