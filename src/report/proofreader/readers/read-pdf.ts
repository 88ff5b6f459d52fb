// PDF to a document through pdfjs-dist: the pieces of each page put together to lines, columns and paragraphs. `line` counts
// the lines of text from the first page on. Scripts in the file are never run and nothing is fetched.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ProofDocument } from '../document.ts';
import { linesToDocument } from './pdf-blocks.ts';
import type { PdfLine, PdfPiece } from './pdf-lines.ts';
import { toLines, withoutRunningHeads } from './pdf-lines.ts';

/** More pages than any report that we have seen by a factor of ten. */
const MOST_PAGES = 1_000;

export async function readPdf(bytes: Uint8Array): Promise<ProofDocument> {
  const task = getDocument({
    data: new Uint8Array(bytes), // a copy: pdfjs takes the buffer over, and refuses a Buffer
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    const pages: PdfLine[][] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(toLines(items.flatMap(toPiece), number));
      page.cleanup();
    }
    return linesToDocument(withoutRunningHeads(pages));
  } finally {
    await task.destroy();
  }
}

function toPiece(item: object): PdfPiece[] {
  if (!('str' in item) || !('transform' in item) || !Array.isArray(item.transform)) return [];
  const { str, transform } = item;
  const [, , skew, scale, x, y] = transform.map(Number);
  const width = 'width' in item && typeof item.width === 'number' ? item.width : 0;
  const height = Math.hypot(skew ?? 0, scale ?? 0);
  if (typeof str !== 'string' || x === undefined || y === undefined || !Number.isFinite(x + y)) return [];
  return [{ text: str, x, y, width, height: height > 0 ? height : 10 }];
}
