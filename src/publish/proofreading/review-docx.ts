// The text of a proofread document as a new Word file with the findings as comments: for files that are not Word files, and
// for Word files that cannot be annotated as they are. Headings, lists and tables are kept, the layout is not.
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  type FileChild,
  HeadingLevel,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { ProofedBlock, ProofedText, ReviewedDocument, ReviewedFinding } from '../../report/contract.ts';
import { STYLES } from '../docx/styles.ts';
import { writeDate } from '../words.ts';
import { REVIEW_WORDS, writeAgainst, writeCounts } from './review-words.ts';

const INITIALS = 'SG';

interface Numbered extends ReviewedFinding {
  readonly id: number;
}

export async function reviewDocx(reviewed: ReviewedDocument): Promise<Uint8Array> {
  const at = new Date(reviewed.at);
  const byText = Map.groupBy(
    reviewed.reviews.map((review, id): Numbered => ({ ...review, id })),
    ({ finding }) => finding.textId,
  );
  const document = new Document({
    title: reviewed.fileName,
    creator: REVIEW_WORDS.by,
    styles: STYLES,
    comments: {
      children: reviewed.reviews.map(({ remark }, id) => ({
        id,
        author: REVIEW_WORDS.by,
        initials: INITIALS,
        date: at,
        children: remark.map(
          (text, index) => new Paragraph({ children: [new TextRun({ text, bold: index === 0 })] }),
        ),
      })),
    },
    sections: [
      {
        children: [
          ...about(reviewed),
          ...reviewed.document.blocks.flatMap((block) => setBlock(block, byText)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

type ByText = ReadonlyMap<number, readonly Numbered[]>;

function about(reviewed: ReviewedDocument): FileChild[] {
  const lines = [
    `${REVIEW_WORDS.title} av ${reviewed.fileName}, ${writeDate(reviewed.at)}. ${writeCounts(reviewed)}`,
    `${writeAgainst(reviewed)} ${REVIEW_WORDS.fresh}`,
  ];
  return lines.map((text) => new Paragraph({ style: 'Small', children: [new TextRun(text)] }));
}

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

function setBlock(block: ProofedBlock, byText: ByText): FileChild[] {
  switch (block.kind) {
    case 'heading': {
      const heading = HEADINGS[Math.min(block.level, HEADINGS.length) - 1] ?? HeadingLevel.HEADING_3;
      return [new Paragraph({ heading, children: setText(block.text, byText) })];
    }
    case 'paragraph':
      return [new Paragraph({ children: setText(block.text, byText) })];
    case 'item':
      return [new Paragraph({ bullet: { level: 0 }, children: setText(block.text, byText) })];
    case 'table':
      return [
        ...(block.caption === null
          ? []
          : [new Paragraph({ style: 'Caption', children: setText(block.caption, byText) })]),
        ...setTable(block, byText),
        new Paragraph({}),
      ];
  }
}

/** Rows are filled up to the widest: Word calls a table with rows of different lengths broken. */
function setTable({ header, rows }: Extract<ProofedBlock, { kind: 'table' }>, byText: ByText): FileChild[] {
  const all = header.length === 0 ? rows : [header, ...rows];
  const width = Math.max(0, ...all.map((row) => row.length));
  if (width === 0) return [];
  return [
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: all.map(
        (row, index) =>
          new TableRow({
            tableHeader: index === 0 && header.length > 0,
            children: Array.from({ length: width }, (_, column) => setCell(row[column], byText)),
          }),
      ),
    }),
  ];
}

function setCell(text: ProofedText | undefined, byText: ByText): TableCell {
  const children = text === undefined ? [] : setText(text, byText);
  return new TableCell({ children: [new Paragraph({ style: 'Cell', children })] });
}

/** The text in stretches between the places where a comment begins or ends. */
function setText({ id, text }: ProofedText, byText: ByText): ParagraphChild[] {
  const here = byText.get(id) ?? [];
  const edges = [
    ...new Set([0, text.length, ...here.flatMap(({ finding }) => [finding.start, finding.end])]),
  ];
  edges.sort((a, b) => a - b);
  return edges.flatMap((edge, index): ParagraphChild[] => [
    ...here
      .filter(({ finding }) => finding.end === edge)
      .flatMap(({ id: comment }) => [
        new CommentRangeEnd(comment),
        new TextRun({ children: [new CommentReference(comment)] }),
      ]),
    ...here
      .filter(({ finding }) => finding.start === edge)
      .map(({ id: comment }) => new CommentRangeStart(comment)),
    ...(edges[index + 1] === undefined ? [] : [new TextRun(text.slice(edge, edges[index + 1]))]),
  ]);
}
