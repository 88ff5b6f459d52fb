// What the proofreader reads: a document as blocks of text that remember where they stood in the file. Readers make it
// (readers/); nothing after them knows whether it came from Word, PDF or a text box. Read proofread.ts next.

/** Counted from 1, as the person sees them. In Word and PDF the line is the paragraph or text line of the file. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** From this offset in the text on, characters stand at `line`, `column` and onwards. */
export interface TextAnchor extends Position {
  readonly offset: number;
}

/** Text without line breaks; `anchors` are sorted by offset and the first has offset 0. */
export interface ProofText {
  readonly text: string;
  readonly anchors: readonly TextAnchor[];
}

export interface ProofTable {
  readonly kind: 'table';
  /** The title above or under the table when the reader could tell; else null. */
  readonly caption: ProofText | null;
  readonly header: readonly ProofText[];
  readonly rows: readonly (readonly ProofText[])[];
}

export type ProofBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: ProofText }
  | { readonly kind: 'paragraph'; readonly text: ProofText }
  | { readonly kind: 'item'; readonly text: ProofText }
  | ProofTable;

export interface ProofDocument {
  readonly blocks: readonly ProofBlock[];
  /** The line that each page begins with, when the file has pages (PDF). */
  readonly pages?: readonly number[];
}

/** Every text of a document in its order, the cells of tables among them. */
export function textsOf({ blocks }: ProofDocument): readonly ProofText[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? [...(block.caption === null ? [] : [block.caption]), ...block.header, ...block.rows.flat()]
      : [block.text],
  );
}

/** The page that a line stands on, counted from 1; null when the file has no pages. */
export function pageOf({ pages }: ProofDocument, line: number): number | null {
  if (pages === undefined) return null;
  return Math.max(1, pages.findLastIndex((first) => first <= line) + 1);
}

export function textAt(text: string, line: number, column: number): ProofText {
  return { text, anchors: [{ offset: 0, line, column }] };
}

/** Where the character at `offset` stands in the file. */
export function positionAt(text: ProofText, offset: number): Position {
  let low = 0;
  let high = text.anchors.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((text.anchors[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const anchor = text.anchors[low] ?? { offset: 0, line: 1, column: 1 };
  return { line: anchor.line, column: anchor.column + Math.max(0, offset - anchor.offset) };
}
