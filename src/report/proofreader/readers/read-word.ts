// Word to a document, through mammoth's HTML: paragraphs, headings by style, lists and tables; heads and feet of pages are
// no part of it, nor the table of contents, whose numbers are pages. A Word file has no lines, so `line` counts its paragraphs and table cells, and `column` the characters.
import mammoth from 'mammoth';
import type { ProofBlock, ProofDocument, ProofText } from '../document.ts';
import { textAt } from '../document.ts';
import { readHtml } from './read-html.ts';

export async function readWord(bytes: Uint8Array): Promise<ProofDocument> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    {
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      externalFileAccess: false,
      // Word's own names of the styles, whatever the language of the program.
      styleMap: ["p[style-name^='toc '] => !"],
    },
  );
  return numberParagraphs(readHtml(value));
}

function numberParagraphs(document: ProofDocument): ProofDocument {
  let line = 0;
  const next = (text: ProofText): ProofText => {
    line += 1;
    return textAt(text.text, line, 1);
  };
  const blocks = document.blocks.map((block): ProofBlock => {
    if (block.kind !== 'table') return { ...block, text: next(block.text) };
    return {
      ...block,
      caption: block.caption === null ? null : next(block.caption),
      header: block.header.map(next),
      rows: block.rows.map((row) => row.map(next)),
    };
  });
  return { blocks };
}
