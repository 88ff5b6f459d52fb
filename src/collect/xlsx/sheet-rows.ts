// One sheet → rows of text. Nothing is allocated for what is not there: a single cell in XFD1048576 is refused, not padded.
// A formula is read by the value it had when the file was saved, with a warning; without such a value it is refused.
import type { Problem } from '../../core/problem.ts';
import { fileError, fileWarning, Refusal } from '../refusal.ts';
import type { NumberedRow } from '../table-from-rows.ts';
import { writeCellNumber } from './number-format.ts';
import type { Attributes } from './parse-part.ts';
import type { Package, SheetInfo, Workbook } from './workbook.ts';
import { parseEntry, unescapeText } from './workbook.ts';
import { damaged } from './zip-directory.ts';

export interface SheetRows {
  readonly rows: readonly NumberedRow[];
  readonly problems: readonly Problem[];
}

interface OpenCell {
  readonly reference: string;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  isFormula: boolean;
  hasValue: boolean;
  text: string;
}

/** A sheet of nothing but broken formulas is told once, not ten thousand times. */
const MAX_FORMULA_ERRORS = 20;

export async function readSheetRows(pack: Package, workbook: Workbook, sheet: SheetInfo): Promise<SheetRows> {
  const { file, limits } = pack;
  const where = (row: number) => ({ file, sheet: sheet.name, row });
  const rows: NumberedRow[] = [];
  const formulas = new FormulaCells(file, sheet.name);
  let row = 0;
  let cells: string[] = [];
  let cell: OpenCell | null = null;
  let isReading = false;
  let isPhonetic = false;
  let nextColumn = 0;

  const openCell = (attributes: Attributes): OpenCell => {
    const reference = attributes.r ?? '';
    const column = reference === '' ? nextColumn : columnOf(reference);
    nextColumn = column + 1;
    return {
      reference: reference === '' ? columnLetters(column) + row : reference,
      column,
      type: attributes.t ?? 'n',
      style: Number(attributes.s ?? '-1'),
      isFormula: false,
      hasValue: false,
      text: '',
    };
  };
  const closeCell = (closed: OpenCell): void => {
    if (closed.isFormula) formulas.add(closed, row);
    const text = cellText(closed, workbook);
    if (text === '') return;
    if (closed.column >= limits.columns || closed.column < 0)
      throw tooFar(where(row), closed.reference, limits.rows, limits.columns);
    if (row > limits.rows + 1) throw tooFar(where(row), closed.reference, limits.rows, limits.columns);
    if (text.length > limits.cellCharacters)
      throw tooLong(where(row), closed.reference, limits.cellCharacters);
    if (cells[closed.column] !== undefined) throw damaged(file);
    while (cells.length < closed.column) cells.push('');
    cells[closed.column] = text;
  };

  const isThere = await parseEntry(pack, sheet.path, {
    open(name, attributes) {
      if (name === 'row') {
        const number = attributes.r === undefined ? row + 1 : Number(attributes.r);
        if (!(number > row)) throw damaged(file);
        row = number;
        cells = [];
        nextColumn = 0;
      } else if (name === 'c') cell = openCell(attributes);
      else if (cell === null) return;
      else if (name === 'f') cell.isFormula = true;
      else if (name === 'rPh') isPhonetic = true;
      else if ((name === 'v' || name === 't') && !isPhonetic) {
        isReading = true;
        cell.hasValue = true;
      }
    },
    text(text) {
      if (isReading && cell !== null) cell.text += text;
    },
    close(name) {
      if (name === 'v' || name === 't') isReading = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'c' && cell !== null) {
        closeCell(cell);
        cell = null;
      }
      if (name === 'row' && cells.some((text) => text.trim() !== '')) rows.push({ row, cells });
    },
  });
  if (!isThere) throw damaged(file);
  return { rows, problems: formulas.problems() };
}

function cellText(cell: OpenCell, workbook: Workbook): string {
  switch (cell.type) {
    case 's':
      return cell.text === '' ? '' : (workbook.texts[Number(cell.text)] ?? '');
    case 'str':
    case 'inlineStr':
      return unescapeText(cell.text);
    case 'b':
      return cell.text === '1' || cell.text === 'true' ? 'SANT' : 'FALSKT';
    case 'e':
    case 'd':
      return cell.text;
    default:
      return writeCellNumber(cell.text, workbook.formats[cell.style], workbook.countsFrom1904);
  }
}

class FormulaCells {
  private readonly file: string;
  private readonly sheet: string;
  private readonly counts = new Map<string, { first: string; row: number; count: number }>();
  private readonly empty: { reference: string; row: number }[] = [];

  constructor(file: string, sheet: string) {
    this.file = file;
    this.sheet = sheet;
  }

  add(cell: OpenCell, row: number): void {
    if (!cell.hasValue || (cell.text === '' && cell.type !== 'str')) {
      this.empty.push({ reference: cell.reference, row });
      return;
    }
    const column = columnLetters(cell.column);
    const seen = this.counts.get(column);
    if (seen) seen.count += 1;
    else this.counts.set(column, { first: cell.reference, row, count: 1 });
  }

  problems(): readonly Problem[] {
    const { file, sheet } = this;
    const errors = this.empty
      .slice(0, MAX_FORMULA_ERRORS)
      .map(({ reference, row }) =>
        fileError(
          'formula-without-value',
          { file, sheet, row, column: reference.replace(/\d+$/, '') },
          `Cell ${reference} är en formel utan uträknat värde${rest(this.empty.length - MAX_FORMULA_ERRORS)}.`,
          'Öppna filen i Excel så att den räknas om, spara den och lämna in den igen.',
        ),
      );
    const warnings = [...this.counts].map(([column, { first, row, count }]) =>
      fileWarning(
        'formula-cell',
        { file, sheet, row, column },
        count === 1
          ? `Cell ${first} är en formel; värdet som den hade när filen sparades används.`
          : `${count} celler i kolumn ${column} är formler (den första är ${first}); värdena som de hade när filen sparades används.`,
        'Kontrollera att filen var omräknad när den sparades.',
      ),
    );
    return [...errors, ...warnings];
  }
}

function rest(more: number): string {
  return more > 0 ? ` (och minst ${more} till)` : '';
}

function tooFar(
  where: { file: string; sheet: string; row: number },
  reference: string,
  rows: number,
  columns: number,
) {
  return new Refusal(
    fileError(
      'cell-out-of-bounds',
      where,
      `Cell ${reference} ligger utanför det som läses (${rows} rader och ${columns} kolumner).`,
      'Ta bort det som står i cellen, eller dela upp tabellen.',
    ),
  );
}

function tooLong(where: { file: string; sheet: string; row: number }, reference: string, characters: number) {
  return new Refusal(
    fileError(
      'cell-too-long',
      { ...where, column: reference.replace(/\d+$/, '') },
      `Cell ${reference} är längre än ${characters} tecken, som är gränsen.`,
      'Korta texten eller ta bort kolumnen.',
    ),
  );
}

/** "C7" → 2. Minus one for what is no reference. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,7}/i.exec(reference)?.[0].toUpperCase() ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** 2 → "C". */
export function columnLetters(column: number): string {
  let rest = column + 1;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}
