// What lies behind an answer about one person: the rows that a condition found, and the numbers that it compared.
import { CARE_TABLES, type CareColumn } from '../care-data/tables.ts';
import type { CareRow } from '../contract.ts';
import { numberOf, select, textOf } from '../engines/memory/evaluate.ts';
import { SCALE } from '../engines/memory/numbers.ts';
import type { Scene } from '../engines/memory/scene.ts';
import type { BooleanExpression, EventSelection, NumberExpression } from '../model/expression.ts';
import { nameOfNumber, type ProseContext } from './values.ts';
import { columnWord, valueWord } from './words.ts';

/** A page of rows convinces nobody more than five do. */
const MOST_ROWS = 5;

/** Sentences without a full stop: "två rader: 2024-02-01 F32.1; 2024-03-01 F33". */
export function evidenceFor(
  condition: BooleanExpression,
  scene: Scene,
  context: ProseContext,
): readonly string[] {
  switch (condition.kind) {
    case 'all-of':
    case 'any-of':
      return [...new Set(condition.of.flatMap((part) => evidenceFor(part, scene, context)))];
    case 'not':
      return evidenceFor(condition.of, scene, context);
    case 'exists':
      return [foundRows(condition.among, scene)];
    case 'compare-numbers':
      return [
        ...new Set([condition.left, condition.right].flatMap((side) => evidenceOf(side, scene, context))),
      ];
    case 'integer-in':
      return evidenceOf(condition.integer, scene, context);
    case 'during': {
      const column = condition.table === 'doctor_contact' ? 'staff' : 'unit';
      const found = textOf({ kind: 'in-force', table: condition.table, column, on: condition.on }, scene);
      return found === null ? [] : [`${columnWord(column)} är ${found}`];
    }
    case 'always':
    case 'compare-dates':
    case 'same-text':
    case 'text-in':
    case 'code-in':
    case 'boolean-column':
    case 'is-known':
    case 'linked':
      return [];
  }
}

/** The number, and the rows that it is made of. */
export function evidenceOf(number: NumberExpression, scene: Scene, context: ProseContext): readonly string[] {
  if (number.kind === 'integer' || number.kind === 'decimal') return [];
  // How many there are is told with the rows.
  if (number.kind === 'count') return [foundRows(number.among, scene)];
  const value = numberOf(number, scene);
  const said = `${nameOfNumber(number, context)}: ${value === null ? 'okänt' : writeScaled(value)}`;
  const among = amongOf(number);
  return among === null ? [said] : [foundRows(among, scene), said];
}

function amongOf(number: NumberExpression): EventSelection | null {
  if ('among' in number) return number.among;
  return number.kind === 'times' ? amongOf(number.value) : null;
}

function writeScaled(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(5, '0');
  const whole = digits.slice(0, -4);
  const fraction = digits.slice(-4).replace(/0+$/, '');
  return `${value < 0n ? '−' : ''}${whole}${fraction === '' ? '' : `,${fraction}`}`;
}

export function writeFraction(numerator: number, denominator: number): string {
  if (denominator === SCALE) return writeScaled(BigInt(numerator));
  const decimals = (numerator / denominator).toFixed(4).replace('.', ',');
  return `${numerator}/${denominator} = ${decimals}`;
}

export function foundRows(among: EventSelection, scene: Scene): string {
  const on = CARE_TABLES[among.table].shape.on;
  const rows = select(among, scene).toSorted((a, b) => (String(a[on]) < String(b[on]) ? -1 : 1));
  if (rows.length === 0) return 'inget hittat';
  const shown = rows.slice(0, MOST_ROWS).map((row) => describeRow(row, among));
  const more = rows.length > MOST_ROWS ? `; och ${rows.length - MOST_ROWS} till` : '';
  return `${rows.length} ${rows.length === 1 ? 'hittad' : 'hittade'}: ${shown.join('; ')}${more}`;
}

const UNTOLD: readonly string[] = ['person', 'contact', 'call', 'unit_of_value'];

/** Day, then texts and numbers; what is only true or false is told by the condition. */
function describeRow(row: CareRow, { table }: EventSelection): string {
  const on: string = CARE_TABLES[table].shape.on;
  const columns: readonly CareColumn[] = CARE_TABLES[table].columns;
  const told = columns
    .filter(
      ({ name, type }) => name !== on && !UNTOLD.includes(name) && type !== 'boolean' && type !== 'date',
    )
    .flatMap(({ name }) =>
      row[name] === null || row[name] === undefined ? [] : [valueWord(String(row[name]))],
    );
  return [String(row[on] ?? 'utan dag').slice(0, 10), ...told].join(' ');
}
