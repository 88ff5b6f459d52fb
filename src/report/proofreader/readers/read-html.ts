// HTML to a document: headings, paragraphs, list items and tables with their captions. Scripts, styles and hidden parts are
// left out. Word documents come this way too (read-word.ts).
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';
import type { ProofBlock, ProofDocument, ProofTable, ProofText, TextAnchor } from '../document.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const LEFT_OUT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'head',
  'select',
  'button',
  'iframe',
]);
const INLINE = new Set(
  'a abbr b bdi bdo br cite code data del dfn em font i ins kbd label mark q s small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
/** Deeper nesting is no report; the parts below are left out rather than risking the stack. */
const DEEPEST = 400;

export function readHtml(html: string): ProofDocument {
  const reader = new HtmlReader();
  reader.readChildren(parse(html, { sourceCodeLocationInfo: true }).childNodes as readonly Node[], 0);
  reader.close();
  return { blocks: reader.blocks };
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

class HtmlReader {
  readonly blocks: ProofBlock[] = [];
  private collected = new TextCollector();

  readChildren(nodes: readonly Node[], depth: number): void {
    if (depth > DEEPEST) return;
    for (const node of nodes) this.readNode(node, depth);
  }

  close(): void {
    const text = this.collected.take();
    if (text !== null) this.blocks.push({ kind: 'paragraph', text });
  }

  private readNode(node: Node, depth: number): void {
    if (!isElement(node)) {
      this.collected.add(node);
      return;
    }
    if (LEFT_OUT.has(node.tagName) || node.attrs.some(({ name }) => name === 'hidden')) return;
    if (node.tagName === 'br') this.collected.addSpace();
    else if (INLINE.has(node.tagName)) this.readChildren(node.childNodes, depth + 1);
    else this.readBlock(node, depth);
  }

  private readBlock(element: Element, depth: number): void {
    this.close();
    const heading = /^h([1-6])$/u.exec(element.tagName);
    if (element.tagName === 'table') this.blocks.push(readTable(element));
    else if (heading !== null) {
      const text = textOf(element);
      if (text !== null) this.blocks.push({ kind: 'heading', level: Number(heading[1]), text });
    } else if (element.tagName === 'li' || element.tagName === 'dd') {
      this.readChildren(element.childNodes, depth + 1);
      const text = this.collected.take();
      if (text !== null) this.blocks.push({ kind: 'item', text });
    } else this.readChildren(element.childNodes, depth + 1);
    this.close();
  }
}

/** Text of inline nodes with white space as a browser shows it, and where each piece came from. */
class TextCollector {
  private parts: string[] = [];
  private anchors: TextAnchor[] = [];
  private length = 0;
  private endsInSpace = true;

  add(node: Node): void {
    if (!('value' in node)) return;
    // No-break spaces stay: they hold numbers together.
    const text = node.value.replace(/[ \t\r\n\f]+/gu, ' ');
    const shown = this.endsInSpace ? text.replace(/^ /u, '') : text;
    if (shown === '') return;
    const place = node.sourceCodeLocation;
    this.anchors.push({ offset: this.length, line: place?.startLine ?? 1, column: place?.startCol ?? 1 });
    this.push(shown);
  }

  addSpace(): void {
    if (!this.endsInSpace) this.push(' ');
  }

  take(): ProofText | null {
    const text = this.parts.join('').trimEnd();
    const { anchors } = this;
    this.parts = [];
    this.anchors = [];
    this.length = 0;
    this.endsInSpace = true;
    return text === '' || anchors.length === 0 ? null : { text, anchors };
  }

  private push(text: string): void {
    this.parts.push(text);
    this.length += text.length;
    this.endsInSpace = text.endsWith(' ');
  }
}

function textOf(element: Element): ProofText | null {
  const collector = new TextCollector();
  const walk = (nodes: readonly Node[], depth: number) => {
    if (depth > DEEPEST) return;
    for (const node of nodes) {
      if (!isElement(node)) collector.add(node);
      else if (!LEFT_OUT.has(node.tagName)) {
        if (!INLINE.has(node.tagName) || node.tagName === 'br') collector.addSpace();
        walk(node.childNodes, depth + 1);
      }
    }
  };
  walk(element.childNodes, 0);
  return collector.take();
}

/** A new one each time: every cell is a text of its own. */
function emptyText(): ProofText {
  return { text: '', anchors: [{ offset: 0, line: 1, column: 1 }] };
}

function readTable(table: Element): ProofTable {
  const rows: { readonly cells: readonly ProofText[]; readonly isHeader: boolean }[] = [];
  let caption: ProofText | null = null;
  const walk = (nodes: readonly Node[], isHead: boolean) => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (node.tagName === 'caption') caption = textOf(node);
      else if (node.tagName === 'tr') rows.push(readRow(node, isHead));
      else if (['thead', 'tbody', 'tfoot'].includes(node.tagName))
        walk(node.childNodes, node.tagName === 'thead');
    }
  };
  walk(table.childNodes, false);
  // A first row without marked headings is one all the same when no cell of it holds a figure.
  const first = rows[0];
  const isHeading =
    first !== undefined &&
    (first.isHeader ||
      first.cells.slice(1).every(({ text }) => !/^[\d−-]/u.test(text) || /^(?:19|20)\d{2}$/u.test(text)));
  return {
    kind: 'table',
    caption,
    header: isHeading ? first.cells : [],
    rows: (isHeading ? rows.slice(1) : rows).map(({ cells }) => cells),
  };
}

/** Most columns that a cell may be said to span. */
const WIDEST = 50;

function readRow(row: Element, isHead: boolean): { cells: ProofText[]; isHeader: boolean } {
  const cells: ProofText[] = [];
  let headers = 0;
  for (const node of row.childNodes) {
    if (!isElement(node) || (node.tagName !== 'td' && node.tagName !== 'th')) continue;
    if (node.tagName === 'th') headers += 1;
    cells.push(textOf(node) ?? emptyText());
    const span = Number(node.attrs.find(({ name }) => name === 'colspan')?.value ?? 1);
    for (let extra = 1; extra < Math.min(Number.isInteger(span) ? span : 1, WIDEST); extra += 1)
      cells.push(emptyText());
  }
  return { cells, isHeader: isHead || (headers > 1 && headers === cells.length) };
}
