// Pieces of text on a PDF page to lines of segments: pieces at one height are a line, a wide gap between two pieces starts a
// new segment (a column). Heads and feet that return from page to page are left out. Pure; read-pdf.ts feeds it.

export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  /** Baseline, upwards from the foot of the page. */
  readonly y: number;
  readonly width: number;
  /** Height of the type. */
  readonly height: number;
}

interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

export interface PdfLine {
  readonly segments: readonly Segment[];
  readonly y: number;
  readonly height: number;
  readonly page: number;
}

/** Gap, in type heights, from which two pieces are in different columns: wider than any word space in set text. */
const COLUMN_GAP = 1.3;
/** Gap from which a space is meant, when the file wrote none. */
const WORD_GAP = 0.15;

export function toLines(pieces: readonly PdfPiece[], page: number): PdfLine[] {
  const sorted = pieces.filter(({ text }) => text !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const lines: PdfPiece[][] = [];
  for (const piece of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (
      line !== undefined &&
      first !== undefined &&
      first.y - piece.y < Math.max(first.height, piece.height) * 0.4
    )
      line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => toLine(line, page)).filter(({ segments }) => segments.length > 0);
}

function toLine(pieces: readonly PdfPiece[], page: number): PdfLine {
  const height = Math.max(...pieces.map((piece) => piece.height), 1);
  const segments: { text: string; left: number; right: number }[] = [];
  for (const piece of [...pieces].sort((a, b) => a.x - b.x)) {
    if (piece.text.trim() === '') continue;
    const current = segments.at(-1);
    const gap = current === undefined ? 0 : piece.x - current.right;
    if (current === undefined || gap > height * COLUMN_GAP) {
      segments.push({ text: piece.text, left: piece.x, right: piece.x + piece.width });
      continue;
    }
    const needsSpace = gap > height * WORD_GAP && !/\s$/u.test(current.text) && !/^\s/u.test(piece.text);
    current.text += (needsSpace ? ' ' : '') + piece.text;
    current.right = Math.max(current.right, piece.x + piece.width);
  }
  return {
    segments: segments
      .map((segment) => ({ ...segment, text: segment.text.trim() }))
      .filter(({ text }) => text !== ''),
    y: pieces[0]?.y ?? 0,
    height,
    page,
  };
}

/** The same words (figures apart) near the same height on this share of the pages are a running head or foot. */
const RUNNING_SHARE = 0.5;
const FEWEST_PAGES = 3;

export function withoutRunningHeads(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  if (pages.length < FEWEST_PAGES) return pages.map((page) => [...page]);
  const key = (line: PdfLine) =>
    `${Math.round(line.y / 4)}|${line.segments.map(({ text }) => text.replace(/\d+/gu, '#')).join('|')}`;
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const each of new Set(page.map(key))) counts.set(each, (counts.get(each) ?? 0) + 1);
  const isRunning = (line: PdfLine) =>
    (counts.get(key(line)) ?? 0) >= Math.max(FEWEST_PAGES, pages.length * RUNNING_SHARE);
  // Only at the edges: a heading row of a table that goes on over pages stands in the middle and is kept.
  return pages.map((page) =>
    page.filter((line, index) => !(isRunning(line) && (index < 3 || index >= page.length - 3))),
  );
}
