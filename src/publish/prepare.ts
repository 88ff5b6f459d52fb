// What every target needs done to a report before it is set: characters that no file format takes, heading levels that no
// reader should meet, rows that do not fit their table. What is said is never changed.
import { GOAL_LEVEL_WORDS, LIGHT_WORDS } from '../core/light.ts';
import type { Block, ReportDocument, TableCell } from '../report/contract.ts';

/** Control characters (all but tab and line feed) and non-characters are invalid in XML 1.0; lone surrogates everywhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const INVALID = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;

export function prepare(report: ReportDocument): ReportDocument {
  const clean = cleanTexts(report);
  return { ...clean, blocks: fitTables(closeLevels(clean.blocks)) };
}

function cleanTexts<T>(value: T): T {
  if (typeof value === 'string')
    return value.toWellFormed().replace(/\r\n?/g, '\n').replace(INVALID, '') as T;
  if (Array.isArray(value)) return value.map(cleanTexts) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanTexts(inner)])) as T;
  return value;
}

/** A heading is at most one level below the one before it, as PDF/UA and WCAG want: after 1 comes 1 or 2, never 3. */
function closeLevels(blocks: readonly Block[]): readonly Block[] {
  let before = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    before = Math.min(block.level, before + 1);
    return { ...block, level: before as 1 | 2 | 3 };
  });
}

function fitTables(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind !== 'table') return block;
    const width = block.columns.length;
    const rows = block.rows.map((row) => ({
      ...row,
      cells: Array.from({ length: width }, (_, index) => row.cells[index] ?? { text: '' }),
    }));
    return { ...block, rows };
  });
}

/** A row that is a heading for the rows below it: its text runs over all columns. */
export function isHeadingRow(row: {
  readonly cells: readonly TableCell[];
  readonly isGroup?: boolean;
}): boolean {
  return (
    row.isGroup === true && row.cells.slice(1).every((cell) => cell.text === '' && cell.light === undefined)
  );
}

/** A light is never shown without its word. */
export function cellText(cell: TableCell): string {
  if (cell.text !== '' || cell.light === undefined) return cell.text;
  const words: Record<string, string> = { ...LIGHT_WORDS.sv, ...GOAL_LEVEL_WORDS.sv };
  return words[cell.light] ?? '';
}
