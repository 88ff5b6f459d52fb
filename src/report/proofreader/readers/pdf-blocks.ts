// Lines of segments to blocks: runs of lines with columns become tables, the rest becomes paragraphs. A cell whose text
// goes on over several lines is put together again.
import type { ProofBlock, ProofDocument, ProofTable, ProofText } from '../document.ts';
import type { Line } from './line.ts';
import type { PdfLine } from './pdf-lines.ts';
import { joinLines, linesToBlocks } from './read-text.ts';

interface NumberedLine extends PdfLine {
  readonly line: number;
}

export function linesToDocument(pages: readonly (readonly PdfLine[])[]): ProofDocument {
  let count = 0;
  const blocks: ProofBlock[] = [];
  const starts: number[] = [];
  let text: Line[] = [];
  const close = () => {
    blocks.push(...linesToBlocks(text));
    text = [];
  };
  for (const page of pages) {
    const start = count + 1;
    const numbered = page.map((line, index): NumberedLine => ({ ...line, line: start + index }));
    starts.push(start);
    count += page.length;
    for (const run of splitRuns(numbered)) {
      if (run.kind === 'table') {
        close();
        blocks.push(toTable(run.lines));
      } else text.push(...toTextLines(run.lines, text));
    }
  }
  close();
  return { blocks, pages: starts };
}

interface Run {
  readonly kind: 'table' | 'text';
  readonly lines: readonly NumberedLine[];
}

/** A table needs this many lines with more than one segment. */
const FEWEST_ROWS = 2;

function splitRuns(lines: readonly NumberedLine[]): Run[] {
  const runs: { kind: Run['kind']; lines: NumberedLine[] }[] = [];
  for (const line of lines) {
    const current = runs.at(-1);
    const kind =
      line.segments.length > 1 || (current?.kind === 'table' && continuesCell(current.lines, line))
        ? 'table'
        : 'text';
    if (current?.kind === kind && (kind === 'text' || !isFarBelow(current.lines.at(-1), line)))
      current.lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  return runs.map((run) => {
    const rows = run.lines.filter(({ segments }) => segments.length > 1).length;
    return run.kind === 'table' && rows < FEWEST_ROWS ? { kind: 'text', lines: run.lines } : run;
  });
}

function isFarBelow(previous: NumberedLine | undefined, line: NumberedLine): boolean {
  return previous !== undefined && previous.y - line.y > Math.max(previous.height, line.height) * 4;
}

/** A line of one segment that stays inside one column of the table above and follows closely. */
function continuesCell(lines: readonly NumberedLine[], line: NumberedLine): boolean {
  const previous = lines.at(-1);
  const [segment] = line.segments;
  if (previous === undefined || segment === undefined || previous.y - line.y > line.height * 2) return false;
  const columns = columnsOf(lines);
  const next = columns.find((left) => left > segment.left + line.height);
  return (
    columns.some((left) => Math.abs(left - segment.left) < line.height) &&
    (next === undefined ? segment.left > (columns[0] ?? 0) + line.height : segment.right < next)
  );
}

/** Left edges that segments share, within one type height; numbers set to the right are found by their own edges. */
function columnsOf(lines: readonly PdfLine[]): number[] {
  const edges = lines.flatMap(({ segments, height }) =>
    segments.map(({ left, right }) => ({ left, right, height })),
  );
  edges.sort((a, b) => a.left - b.left);
  const columns: { left: number; right: number }[] = [];
  for (const { left, right } of edges) {
    const current = columns.at(-1);
    // Overlapping extents are one column, so that figures of different width set to the right stay together.
    if (current !== undefined && left < current.right) current.right = Math.max(current.right, right);
    else columns.push({ left, right });
  }
  return columns.map(({ left }) => left);
}

function toTable(lines: readonly NumberedLine[]): ProofTable {
  const columns = columnsOf(lines);
  const columnOf = (left: number) =>
    Math.max(
      0,
      columns.findLastIndex((edge) => edge <= left + 0.5),
    );
  const rows: Line[][][] = [];
  let previous: NumberedLine | undefined;
  for (const line of lines) {
    const cells: Line[][] = columns.map(() => []);
    for (const { text, left } of line.segments)
      cells[columnOf(left)]?.push({ text, line: line.line, column: 1 });
    const last = rows.at(-1);
    if (last !== undefined && previous !== undefined && isContinuation(line, previous, cells))
      for (const [index, cell] of cells.entries()) last[index]?.push(...cell);
    else rows.push(cells);
    previous = line;
  }
  const toCells = (row: readonly Line[][]): ProofText[] => row.map((cell) => joinLines(cell));
  const [head, ...rest] = rows.map(toCells);
  const isHeading =
    head?.slice(1).every(({ text }) => !/^[−-]?\d/u.test(text) || /^(?:19|20)\d{2}$/u.test(text)) === true;
  return {
    kind: 'table',
    caption: null,
    header: isHeading ? (head ?? []) : [],
    rows: isHeading ? rest : rows.map(toCells),
  };
}

/** No figures of its own, a cell or two of words, set closely under the line above: the cells go on. */
function isContinuation(
  line: NumberedLine,
  previous: NumberedLine,
  cells: readonly (readonly Line[])[],
): boolean {
  const filled = cells.filter((cell) => cell.length > 0);
  const hasFigures = filled.some((cell) => /^[−-]?\d[\d\s.,]*%?$/u.test(cell[0]?.text ?? ''));
  const isClose = previous.y - line.y < line.height * 1.6;
  return isClose && !hasFigures && filled.length < cells.length;
}

/** An empty line where the gap between lines is wider than the leading, so that paragraphs are told apart. */
function toTextLines(lines: readonly NumberedLine[], before: readonly Line[]): Line[] {
  const found: Line[] = [];
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    const isApart =
      previous !== undefined && previous.y - line.y > Math.max(previous.height, line.height) * 1.9;
    if (isApart || (index === 0 && before.length > 0 && startsParagraph(before.at(-1), line)))
      found.push({ text: '', line: line.line, column: 1 });
    found.push({ text: line.segments.map(({ text }) => text).join(' '), line: line.line, column: 1 });
  });
  return found;
}

/** Text that stops in the middle of a sentence at the foot of a page goes on at the head of the next. */
function startsParagraph(last: Line | undefined, line: NumberedLine): boolean {
  const first = line.segments[0]?.text ?? '';
  return last === undefined || /[.!?:]$/u.test(last.text) || !/^\p{Ll}/u.test(first);
}
