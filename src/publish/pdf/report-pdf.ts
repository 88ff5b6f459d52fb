// The report as PDF: PDF/A-2a (archive) and PDF/UA-1 (accessible) in one file.
import type { ReportDocument } from '../../report/contract.ts';
import { claimAccessibility } from './claim-accessibility.ts';
import { displayable } from './displayable.ts';
import { typeset } from './typst.ts';
import { typstData } from './typst-data.ts';

export async function reportPdf(report: ReportDocument): Promise<Uint8Array> {
  const replaceUnknown = await displayable();
  const data = replaceUnknown(typstData(report));
  return claimAccessibility(await typeset(data, new Date(report.knownAt)));
}
