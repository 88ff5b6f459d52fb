// The way in: a report and a format become a file. Each format has a folder; each sets the same blocks.
import type { ReportDocument } from '../report/contract.ts';
import type { Publish, PublishedFile, ReportFormat } from './contract.ts';
import { figuresCsv } from './csv/figures-csv.ts';
import { reportDocx } from './docx/report-docx.ts';
import { reportHtml } from './html/report-html.tsx';
import { reportPdf } from './pdf/report-pdf.ts';
import { prepare } from './prepare.ts';
import { figuresXlsx } from './xlsx/figures-xlsx.ts';

interface Target {
  readonly mediaType: string;
  /** End of the file name: the report itself, or the figures beside it. */
  readonly ending: string;
  readonly write: (report: ReportDocument) => Promise<Uint8Array>;
}

const TARGETS = {
  pdf: { mediaType: 'application/pdf', ending: 'rapport.pdf', write: reportPdf },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'rapport.docx',
    write: reportDocx,
  },
  html: { mediaType: 'text/html; charset=utf-8', ending: 'rapport.html', write: reportHtml },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'siffror.xlsx',
    write: figuresXlsx,
  },
  csv: { mediaType: 'text/csv; charset=utf-8', ending: 'siffror.csv', write: figuresCsv },
} as const satisfies Record<ReportFormat, Target>;

export const publish: Publish = async (report, format): Promise<PublishedFile> => {
  const { mediaType, ending, write } = TARGETS[format];
  const bytes = await write(prepare(report));
  const region = report.regionId.replaceAll(/[^a-z0-9]+/g, '-');
  return { fileName: `${region}-${report.year}-${ending}`, mediaType, bytes };
};
