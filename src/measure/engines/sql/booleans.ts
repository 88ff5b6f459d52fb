// Booleans as SQL. A boolean is never missing (model/expression.ts), so what SQL would leave unknown is false.

import { plainCode } from '../../model/code-lists.ts';
import type {
  BooleanExpression,
  CodeList,
  ComparisonOperator,
  ValueExpression,
} from '../../model/expression.ts';
import { readByType } from '../../model/value-types.ts';
import { quoteName, quoteText } from './dialect.ts';
import type { Compiler, SqlScene } from './scene.ts';
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
      return oneOf(compiler.text(expression.text, scene), expression.among.map(quoteText));
    case 'integer-in':
      return oneOf(compiler.integer(expression.integer, scene), expression.among.map(String));
    case 'code-in':
      return codeIn(compiler.text(expression.code, scene), expression.list, compiler);
    case 'boolean-column':
      return columnOf(expression.of, expression.column, scene);
    case 'is-known':
      return `(${valueSql(expression.value, scene, compiler)} is not null)`;
    case 'exists':
      return `(${compiler.aggregate(expression.among, scene, () => 'count(*)')} > 0)`;
    case 'during':
      return `(${compiler.span({ ...expression, read: () => 'count(*)' }, scene)} > 0)`;
    case 'linked':
      return linked(expression, scene, compiler);
  }
}

function linked(
  expression: Extract<BooleanExpression, { readonly kind: 'linked' }>,
  scene: SqlScene,
  compiler: Compiler,
): string {
  const alias = compiler.alias();
  const inner = { ...scene, row: { alias, table: expression.table }, isNested: true };
  const where = compiler.condition(expression.where, inner);
  const table = quoteName(expression.table);
  const same = (column: string) => `${alias}.${column} = ${columnOf('row', column, scene)}`;
  return `exists (select 1 from ${table} ${alias} where ${same('contact')} and ${same('person')} and ${where})`;
}

function codeIn(code: string, list: CodeList, { dialect }: Compiler): string {
  const plain = `replace(${code}, '.', '')`;
  const beginnings = (codes: readonly string[]) =>
    codes.map((beginning) => dialect.startsWith(plain, quoteText(plainCode(beginning))));
  const wanted = [
    ...(list.exact.length > 0 ? [oneOf(plain, list.exact.map(plainCode).map(quoteText))] : []),
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
