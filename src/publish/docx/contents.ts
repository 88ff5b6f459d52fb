// The table of contents as a field that Word can update, filled in already: every entry leads to its heading and says its
// page. docx would fill it in too, but numbers its bookmarks through the life of the process, so that the same report would
// not give the same file twice.
import {
  BookmarkEnd,
  BookmarkStart,
  type FileChild,
  InternalHyperlink,
  PageReference,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import type { Block } from '../../report/contract.ts';
import { WORDS } from '../words.ts';
import { TEXT_WIDTH } from './styles.ts';

function bookmarkName(index: number): string {
  return `_Toc${index + 1}`;
}

/** Marks a paragraph as the report's block number `index`, so that the contents can point at it. */
export function bookmark(paragraph: Paragraph, text: TextRun, index: number): Paragraph {
  for (const part of [new BookmarkStart(bookmarkName(index), index + 1), text, new BookmarkEnd(index + 1)])
    paragraph.addChildElement(part);
  return paragraph;
}

export function contents(blocks: readonly Block[]): FileChild[] {
  const entries = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level <= 2 ? [entry(block.text, block.level, index)] : [],
  );
  return [
    new Paragraph({ style: 'ContentsTitle', pageBreakBefore: true, children: [new TextRun(WORDS.contents)] }),
    new TableOfContents(WORDS.contents, {
      hyperlink: true,
      headingStyleRange: '1-2',
      contentChildren: entries,
    }),
    new Paragraph({ pageBreakBefore: true, spacing: { after: 0, line: 20 } }),
  ];
}

function entry(text: string, level: number, index: number): Paragraph {
  const anchor = bookmarkName(index);
  return new Paragraph({
    style: `TOC${level}`,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [
      new InternalHyperlink({
        anchor,
        children: [
          new TextRun(text),
          new TextRun({ children: [new Tab()] }),
          new PageReference(anchor, { hyperlink: true }),
        ],
      }),
    ],
  });
}
