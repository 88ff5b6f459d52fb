// The report as a Word document that can be edited further: real headings, native tables, alternative texts, a table of
// contents with page numbers. The numbers of tables and figures are the report's own.
import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import type { Prose } from '../../core/prose.ts';
import type { Block, ReportDocument } from '../../report/contract.ts';
import { keepYear, WORDS, writeKnownAt } from '../words.ts';
import { fixZipDates } from '../zip-dates.ts';
import { bookmark, contents } from './contents.ts';
import { coreProperties } from './core-properties.ts';
import type { Drawings } from './drawings.ts';
import { startDrawings } from './drawings.ts';
import { ACCENT_LINE, DASHED, HEAD_LINE, MILLIMETRE, SIDE_MARGIN, STYLES, TEXT_WIDTH } from './styles.ts';
import { wordTable } from './table.ts';

const DASH_LIST = 'dash-list';

export async function reportDocx(report: ReportDocument): Promise<Uint8Array> {
  const drawings = await startDrawings(report.blocks);
  const body = report.blocks.flatMap((block, index) =>
    block.kind === 'heading' ? [heading(block, index)] : wordBlock(block, drawings),
  );
  const document = new Document({
    title: `${report.title}, ${report.regionName}`,
    creator: report.regionName,
    description: report.subtitle,
    styles: STYLES,
    // Word asks nothing on opening, because the page numbers in the contents are worked out here.
    pageNumbers: estimatePageNumbers,
    numbering: {
      config: [
        {
          reference: DASH_LIST,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '–',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 240, hanging: 240 }, spacing: { after: 80 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: Math.round(210 * MILLIMETRE), height: Math.round(297 * MILLIMETRE) },
            margin: {
              left: SIDE_MARGIN,
              right: SIDE_MARGIN,
              top: Math.round(30 * MILLIMETRE),
              bottom: Math.round(26 * MILLIMETRE),
              header: Math.round(14 * MILLIMETRE),
              footer: Math.round(12 * MILLIMETRE),
            },
          },
        },
        headers: { default: runningHead(report), first: firstHead(report) },
        footers: { default: runningFoot(report), first: runningFoot(report) },
        children: [...cover(report), ...contents(report.blocks), ...body],
      },
    ],
  });
  const zip = await Packer.toBuffer(document, undefined, [
    { path: 'docProps/core.xml', data: coreProperties(report) },
  ]);
  return fixZipDates(new Uint8Array(zip), new Date(report.knownAt));
}

function small(children: readonly ParagraphChild[], options: Record<string, unknown> = {}): Paragraph {
  return new Paragraph({ style: 'Small', children, ...options });
}

function inventedMark(): Paragraph {
  return new Paragraph({
    style: 'Small',
    alignment: AlignmentType.RIGHT,
    spacing: { before: 0, after: 60 },
    children: [new TextRun({ text: `\u00a0${WORDS.invented}\u00a0`, bold: true, border: DASHED })],
  });
}

function firstHead(report: ReportDocument): Header {
  return new Header({ children: report.isInvented ? [inventedMark()] : [new Paragraph({})] });
}

function runningHead(report: ReportDocument): Header {
  const line = new Paragraph({
    style: 'Small',
    spacing: { before: 0, after: 0 },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    border: { bottom: { ...HEAD_LINE, space: 4 } },
    children: [new TextRun(report.regionName), new TextRun({ children: [new Tab(), report.title] })],
  });
  return new Header({ children: report.isInvented ? [inventedMark(), line] : [line] });
}

function runningFoot(report: ReportDocument): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Small',
        spacing: { before: 0, after: 0 },
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun(report.label),
          new TextRun({
            children: [
              new Tab(),
              `${WORDS.page} `,
              PageNumber.CURRENT,
              ` ${WORDS.of} `,
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  });
}

function cover(report: ReportDocument): FileChild[] {
  const hasDrafts = report.blocks.some((block) => block.kind === 'comment' && block.author === 'drafted');
  const about = [
    ...(report.isInvented
      ? [
          small([
            new TextRun({ text: `${WORDS.invented}. `, bold: true }),
            new TextRun(WORDS.inventedSentence),
          ]),
        ]
      : []),
    small([new TextRun(writeKnownAt(report.knownAt) + (hasDrafts ? ` ${WORDS.drafted}` : ''))]),
  ];
  return [
    new Paragraph({ style: 'Cover', spacing: { before: 2600 }, children: [new TextRun(report.regionName)] }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(keepYear(report.title))] }),
    new Paragraph({ style: 'Cover', spacing: { after: 400 }, children: [new TextRun(report.subtitle)] }),
    new Paragraph({
      border: { top: ACCENT_LINE },
      indent: { right: TEXT_WIDTH - Math.round(28 * MILLIMETRE) },
      spacing: { after: 4400 },
    }),
    ...about,
  ];
}

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

type HeadingBlock = Extract<Block, { kind: 'heading' }>;

function heading(block: HeadingBlock, index: number): Paragraph {
  return bookmark(new Paragraph({ heading: HEADINGS[block.level] }), new TextRun(block.text), index);
}

function wordBlock(block: Exclude<Block, HeadingBlock>, drawings: Drawings): FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: proseRuns(block.prose) })];
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: DASH_LIST, level: 0 }, children: proseRuns(item) }),
      );
    case 'comment':
      return [
        new Paragraph({ keepNext: block.by !== null, keepLines: true, children: proseRuns(block.prose) }),
        ...(block.by === null ? [] : [small([new TextRun(`${WORDS.commentBy} ${block.by}`)])]),
      ];
    case 'table':
      return [
        caption(`${WORDS.table} ${block.number}. ${block.caption}`),
        wordTable(block, drawings),
        small(block.note === '' ? [] : [new TextRun(block.note)]),
      ];
    case 'chart':
      return [
        caption(`${WORDS.figure} ${block.number}. ${block.chart.title}`),
        ...(block.chart.subtitle === ''
          ? []
          : [
              small([new TextRun(block.chart.subtitle)], {
                keepNext: true,
                spacing: { before: 0, after: 120 },
              }),
            ]),
        new Paragraph({
          keepNext: block.source !== '',
          spacing: { after: 60 },
          children: [drawings.chart(block)],
        }),
        ...(block.source === '' ? [] : [small([new TextRun(block.source)])]),
      ];
  }
}

function caption(text: string): Paragraph {
  return new Paragraph({ style: 'Caption', keepNext: true, children: [new TextRun(text)] });
}

function proseRuns(prose: Prose): ParagraphChild[] {
  return prose.map((inline) => new TextRun({ text: inline.text, bold: inline.kind === 'strong' }));
}
