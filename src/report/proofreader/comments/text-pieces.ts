// The visible text of a Word file's main part, piece by piece (w:t), with where each piece stands in the XML: what is needed
// to put a mark between two letters without touching anything else of the file. Deleted text, text boxes and alternative
// contents are left out: Word takes no comment there. ECMA-376 part 1, 17.3 (runs) and 17.13.4 (comments).
import { SaxesParser } from 'saxes';

/** One w:t. Positions are offsets in the XML source. */
export interface TextPiece {
  /** The text between the tags, as escaped in the source. */
  readonly from: number;
  readonly to: number;
  /** Just after "<w:t", where an attribute can be added. */
  readonly attributesAt: number;
  readonly isSpacePreserved: boolean;
  readonly run: RunPlace;
  /** Nothing but the run's properties stands before it, or after it, in its run. */
  readonly isFirst: boolean;
  isLast: boolean;
}

export interface RunPlace {
  readonly from: number;
  to: number;
  /** The source of w:rPr; empty when the run has none. */
  properties: string;
}

/** A paragraph's text in parts: pieces, and what stands between them ("\t", "[1]") without being text of the file. */
export interface PieceParagraph {
  readonly parts: readonly (TextPiece | string)[];
}

export interface TextPieces {
  /** "w:" in every file that Word writes; with its colon. */
  readonly prefix: string;
  readonly paragraphs: readonly PieceParagraph[];
}

export class UnknownLayout extends Error {
  override readonly name = 'UnknownLayout';
}

const MAIN_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** No comment may stand in these, or their text is not the document's. */
const LEFT_OUT = new Set(['txbxContent', 'AlternateContent', 'del', 'moveFrom', 'ruby', 'pict', 'drawing']);

/** Throws UnknownLayout when the XML is broken or in another vocabulary than Word's transitional one. */
export function findPieces(source: string): TextPieces {
  const scan = new Scan(source);
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', () => {
    throw new UnknownLayout('The main part is not well-formed');
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) =>
    scan.open(name, attributes, parser.position, isSelfClosing),
  );
  parser.on('closetag', ({ name }) => scan.close(name, parser.position));
  parser.write(source).close();
  return { prefix: scan.prefix, paragraphs: scan.paragraphs };
}

interface OpenParagraph {
  readonly parts: (TextPiece | string)[];
}

class Scan {
  readonly paragraphs: PieceParagraph[] = [];
  prefix = '';
  private readonly source: string;
  private readonly unfinished: OpenParagraph[] = [];
  private leftOut = 0;
  private notes = 0;
  private run: RunPlace | null = null;
  private runDepth = 0;
  /** The run's children so far, its properties aside. */
  private inRun = 0;
  private propertiesFrom = -1;
  private text: {
    readonly tagEnd: number;
    readonly attributesAt: number;
    readonly isSpacePreserved: boolean;
  } | null = null;
  private latest: TextPiece | null = null;

  constructor(source: string) {
    this.source = source;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, after: number, isEmpty: boolean): void {
    if (this.prefix === '') this.readRoot(name, attributes);
    const local = name.slice(name.indexOf(':') + 1);
    if (LEFT_OUT.has(local)) this.leftOut += 1;
    if (this.leftOut > 0 || !name.startsWith(this.prefix)) return;
    const from = this.tagStart(name, after);
    if (local === 'p') this.unfinished.push({ parts: [] });
    else if (local === 'r') this.openRun(from);
    else if (local === 'rPr' && this.runDepth === 1 && this.inRun === 0) this.propertiesFrom = from;
    else if (this.run !== null && this.runDepth === 1 && this.propertiesFrom < 0)
      this.openInRun(local, name, attributes, from, after, isEmpty);
  }

  close(name: string, after: number): void {
    const local = name.slice(name.indexOf(':') + 1);
    if (LEFT_OUT.has(local)) this.leftOut -= 1;
    if (this.leftOut > 0 || LEFT_OUT.has(local) || !name.startsWith(this.prefix)) return;
    if (local === 'p') {
      const paragraph = this.unfinished.pop();
      if (paragraph !== undefined) this.paragraphs.push(paragraph);
    } else if (local === 'r') this.closeRun(after);
    else if (local === 'rPr' && this.propertiesFrom >= 0 && this.run !== null) {
      this.run.properties = this.source.slice(this.propertiesFrom, after);
      this.propertiesFrom = -1;
    } else if (local === 't' && this.text !== null) this.closeText(after);
  }

  private readRoot(name: string, attributes: Readonly<Record<string, string>>): void {
    const colon = name.indexOf(':');
    const prefix = name.slice(0, Math.max(0, colon));
    if (prefix === '' || attributes[`xmlns:${prefix}`] !== MAIN_NAMESPACE)
      throw new UnknownLayout('The main part is not in the transitional vocabulary');
    this.prefix = `${prefix}:`;
  }

  private openRun(from: number): void {
    this.runDepth += 1;
    if (this.runDepth > 1) return;
    this.run = { from, to: from, properties: '' };
    this.inRun = 0;
    this.latest = null;
  }

  private closeRun(after: number): void {
    this.runDepth -= 1;
    if (this.runDepth > 0 || this.run === null) return;
    this.run.to = after;
    this.run = null;
  }

  private openInRun(
    local: string,
    name: string,
    attributes: Readonly<Record<string, string>>,
    from: number,
    after: number,
    isEmpty: boolean,
  ): void {
    if (local === 't' && !isEmpty)
      this.text = {
        tagEnd: after,
        attributesAt: from + name.length + 1,
        isSpacePreserved: attributes['xml:space'] === 'preserve',
      };
    else {
      const shown = this.shownAs(local);
      if (shown !== '') this.unfinished.at(-1)?.parts.push(shown);
    }
    this.inRun += 1;
    if (this.latest !== null) this.latest.isLast = false;
  }

  /** As mammoth writes them, since its text is what the findings stand on. */
  private shownAs(local: string): string {
    if (local === 'tab' || local === 'br' || local === 'cr') return ' ';
    if (local === 'noBreakHyphen') return '\u2011';
    if (local === 'softHyphen') return '\u00ad';
    if (local !== 'footnoteReference' && local !== 'endnoteReference') return '';
    this.notes += 1;
    return `[${this.notes}]`;
  }

  private closeText(after: number): void {
    const { text, run } = this;
    this.text = null;
    if (text === null || run === null) return;
    const to = this.source.lastIndexOf('<', after - 1);
    const piece: TextPiece = {
      from: text.tagEnd,
      to,
      attributesAt: text.attributesAt,
      isSpacePreserved: text.isSpacePreserved,
      run,
      isFirst: this.inRun === 1,
      isLast: true,
    };
    this.latest = piece;
    this.unfinished.at(-1)?.parts.push(piece);
  }

  private tagStart(name: string, after: number): number {
    const from = this.source.lastIndexOf(`<${name}`, after - 1);
    if (from < 0) throw new UnknownLayout('A tag is not where the parser says');
    return from;
  }
}
