// Markdown to a document: headings, paragraphs, list items and pipe tables, each at its place in the file. Emphasis marks and
// link targets are taken out of the text; code fences are left out.
import type { ProofBlock, ProofDocument, ProofTable, ProofText } from '../document.ts';
import { textAt } from '../document.ts';
import type { Line } from './line.ts';
import { joinLines, splitLines } from './read-text.ts';

export function readMarkdown(text: string): ProofDocument {
  const blocks: ProofBlock[] = [];
  let paragraph: Line[] = [];
  let table: Line[] = [];
  let isFenced = false;
  const close = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: joinLines(paragraph.map(plain)) });
    if (table.length > 0) blocks.push(toTable(table));
    paragraph = [];
    table = [];
  };
  for (const line of splitLines(text)) {
    if (/^(?:```|~~~)/u.test(line.text)) {
      close();
      isFenced = !isFenced;
    } else if (isFenced) continue;
    else if (line.text === '') close();
    else if (line.text.startsWith('|')) {
      if (paragraph.length > 0) close();
      table.push(line);
    } else {
      if (table.length > 0) close();
      readLine(line, paragraph, blocks, close);
    }
  }
  close();
  return { blocks };
}

function readLine(line: Line, paragraph: Line[], blocks: ProofBlock[], close: () => void): void {
  const heading = /^(#{1,6})\s+/u.exec(line.text);
  const item = /^(?:[-*+•]|\d{1,3}[.)])\s+/u.exec(line.text);
  if (heading !== null) {
    close();
    blocks.push({
      kind: 'heading',
      level: heading[1]?.length ?? 1,
      text: joinLines([plain(cut(line, heading[0].length))]),
    });
  } else if (item !== null) {
    close();
    blocks.push({ kind: 'item', text: joinLines([plain(cut(line, item[0].length))]) });
  } else paragraph.push(line.text.startsWith('> ') ? cut(line, 2) : line);
}

function cut(line: Line, length: number): Line {
  return { ...line, text: line.text.slice(length), column: line.column + length };
}

/** "**77 procent**" and "[årsrapporten](https://…)" to what is read. Columns after a mark are those of the plain text. */
function plain(line: Line): Line {
  if (!/[*_`[\]]/u.test(line.text)) return line;
  const text = line.text
    .replace(/!?\[([^\][]{0,200})\]\([^()\s]{0,300}\)/gu, '$1')
    .replace(/\*{1,3}|`|(?<![\p{L}\p{N}])_{1,2}(?=\p{L})|(?<=\p{L})_{1,2}(?![\p{L}\p{N}])/gu, '');
  return { ...line, text };
}

function toTable(lines: readonly Line[]): ProofTable {
  const rows = lines.filter(({ text }) => !/^\|[\s:|-]+$/u.test(text) || !text.includes('-')).map(toCells);
  const isHeaded = lines.length > 1 && /^\|[\s:|-]+$/u.test(lines[1]?.text ?? '');
  return {
    kind: 'table',
    caption: null,
    header: isHeaded ? (rows[0] ?? []) : [],
    rows: isHeaded ? rows.slice(1) : rows,
  };
}

function toCells(line: Line): ProofText[] {
  const cells: ProofText[] = [];
  let from = 1;
  for (let at = 1; at <= line.text.length; at += 1) {
    if (at < line.text.length && (line.text[at] !== '|' || line.text[at - 1] === '\\')) continue;
    const raw = line.text.slice(from, at);
    if (at < line.text.length || raw.trim() !== '') {
      const column = line.column + from + raw.length - raw.trimStart().length;
      const { text } = plain({ text: raw.trim(), line: line.line, column });
      cells.push(textAt(text, line.line, column));
    }
    from = at + 1;
  }
  return cells;
}
